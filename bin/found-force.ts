import { transaction } from "#db/transaction.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { addTouchpoint, openStandardQuestionnaires } from "#lib/surveys/mutations.ts";
import { addUnit, unitIdIn } from "#lib/units/mutations.ts";

/** Letters and digits of a name as an address; a name without any is called by what it is. */
function slugOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase();
  return (
    plain
      .replaceAll(/\p{M}/gu, "")
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60) || "force"
  );
}

/** Make a force with the standard questionnaires and a first touchpoint, so that there is something to sign in to. */
export async function foundForce(
  actor: SystemActor,
  { en, zh }: { en: string; zh?: string | undefined },
): Promise<{ slug: string; code: string | undefined }> {
  const slug = slugOf(en);
  // A first try may have failed after the force, for example at the password.
  if (await transaction(reachOf(actor), (tx) => unitIdIn(tx, slug))) return { slug, code: undefined };
  const name = zh ? { en, zh } : { en };
  const { unitId } = await addUnit(actor, { parentId: null, kind: "force", slug, name, adults: null });
  await openStandardQuestionnaires(actor, { districts: [] });
  const { code } = await addTouchpoint(actor, { unitId, serviceKey: "household", channel: "open", questionnaireKey: "visit-rating" });
  return { slug, code };
}
