import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { paperBatch, paperCheck, paperEntry } from "#db/schema/paper.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { SKIPPED } from "#lib/surveys/definition.ts";
import { differingQuestions } from "#lib/surveys/paper.ts";
import { openedVersion } from "#lib/surveys/queries.ts";
import { storedChoices } from "#lib/surveys/registry.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { isSampled } from "./paper-pile.ts";

export type NewPile = { unitId: string; serviceKey: string; versionId: string; forms: number; everyNth: number; today: Day };
/** A form as it was typed in. */
export type TypedForm = { pileId: string; number: number; choices: readonly number[]; words: readonly string[]; day: Day };

/** Begin a pile of paper forms of one questionnaire. */
export function makePile(
  actor: StaffActor,
  { unitId, serviceKey, versionId, forms, everyNth, today }: NewPile,
): Promise<{ pileId: string }> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["paper.type"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
    if (!(await openedVersion(versionId))) throw new NotFound("no such version");
    const pileId = randomUUID();
    const made = { madeOn: today, madeBy: actor.personId };
    await tx.insert(paperBatch).values({ id: pileId, unitId, serviceKey, versionId, forms, everyNth, ...made });
    await record(tx, actor, { event: "paper.piled", batchId: pileId, unitId, forms, everyNth });
    return { pileId };
  });
}

async function pileOf(tx: Tx, actor: StaffActor, pileId: string, number: number) {
  const [pile] = await tx.select().from(paperBatch).where(eq(paperBatch.id, pileId));
  const version = pile && (await openedVersion(pile.versionId));
  if (!version || !(await unitsWithRole(actor, MAY["paper.type"], tx)).includes(pile.unitId))
    throw new NotFound("not a pile of the actor's");
  if (number < 1 || number > pile.forms) throw new NotFound("no such form");
  return { pile, version };
}

/**
 * Store a form that was typed in: once for each number, under the channel of typed answers, and by the same inbox as any answer.
 * A form on which nothing was answered is counted as typed and stores no answer.
 */
export function enterForm(actor: StaffActor, { pileId, number, choices, words, day }: TypedForm): Promise<"entered" | "entered_before"> {
  return transaction(reachOf(actor), async (tx) => {
    const { pile, version } = await pileOf(tx, actor, pileId, number);
    const stored = storedChoices(version.definition).parse(choices);
    const kept = isSampled(number, pile.everyNth) ? stored : null;
    const entry = { batchId: pileId, number, unitId: pile.unitId, enteredBy: actor.personId, choices: kept };
    const fresh = await tx.insert(paperEntry).values(entry).onConflictDoNothing().returning({ number: paperEntry.number });
    if (fresh.length === 0) return "entered_before";
    if (stored.some((choice) => choice !== SKIPPED))
      await tx.execute(sql`
        insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words)
        values (${randomUUID()}::uuid, ${pile.unitId}::uuid, ${pile.serviceKey}, 'staff_entered', ${version.id}::uuid, ${day},
          ${`{${stored.join(",")}}`}::smallint[], array(select jsonb_array_elements_text(${JSON.stringify(words)}::jsonb)))`);
    return "entered";
  });
}

/** Compare a second typing with the first, by somebody else; what was kept of the first is deleted. `undefined` when there is none to compare. */
export function checkForm(
  actor: StaffActor,
  { pileId, number, choices }: Omit<TypedForm, "words" | "day">,
): Promise<{ differing: string[] } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const { pile, version } = await pileOf(tx, actor, pileId, number);
    const whose = and(eq(paperEntry.batchId, pileId), eq(paperEntry.number, number));
    const [first] = await tx.select().from(paperEntry).where(whose).for("update");
    if (!first?.choices || first.enteredBy === actor.personId) return undefined;
    const differing = differingQuestions(version.definition, first.choices, choices);
    const questions = version.definition.questions.length;
    const check = { batchId: pileId, number, unitId: pile.unitId, enteredBy: actor.personId, questions };
    await tx.insert(paperCheck).values({ ...check, differing: differing.length });
    await tx.update(paperEntry).set({ choices: null }).where(whose);
    return { differing };
  });
}
