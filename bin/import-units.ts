import type { Tx } from "#db/transaction.ts";
import type { SystemActor } from "#lib/people/actor.ts";
import { giveToAdministratorsIn } from "#lib/people/mutations.ts";
import type { ImportMapping } from "#lib/responses/import-mapping.ts";
import type { Place } from "#lib/responses/import-row.ts";
import { addUnitIn, unitIdIn } from "#lib/units/mutations.ts";

async function forceOf(tx: Tx, actor: SystemActor, { force }: ImportMapping): Promise<void> {
  if (!force || (await unitIdIn(tx, force.slug))) return;
  const { unitId } = await addUnitIn(tx, actor, { ...force, kind: "force", parentId: null });
  await giveToAdministratorsIn(tx, actor, unitId);
}

/** Finds the unit of an imported answer, and makes it where the mapping says so. */
export function unitFinder(actor: SystemActor, mapping: ImportMapping) {
  return async (tx: Tx, { slug, value }: Place): Promise<string | undefined> => {
    await forceOf(tx, actor, mapping);
    const found = await unitIdIn(tx, slug);
    const make = "make" in mapping.unit ? mapping.unit.make : undefined;
    if (found || value === undefined || !make) return found;
    const parentId = await unitIdIn(tx, make.below);
    if (!parentId) throw new Error(`The mapping makes units below "${make.below}", which is no unit.`);
    const named = (text: string) => text.replaceAll("{{value}}", value);
    const name = { en: named(make.name.en), ...(make.name.zh ? { zh: named(make.name.zh) } : {}) };
    return (await addUnitIn(tx, actor, { parentId, kind: make.kind, slug, name, adults: null })).unitId;
  };
}
