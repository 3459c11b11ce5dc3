import "server-only";
import { sql } from "drizzle-orm";
import { demonstration, unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, systemActor } from "#lib/people/actor.ts";
import { addToTallies, keepAnswers, keepWords } from "#lib/responses/tally-mutations.ts";
import { openStandardIn } from "#lib/surveys/mutations.ts";
import { openedVersionsIn } from "#lib/surveys/queries.ts";
import { DEMO_DISTRICTS } from "./force.ts";
import { keepVisits, makePeople, makeTouchpoints, makeUnits } from "./organisation.ts";
import { type SimulatedAnswer, simulate } from "./simulate.ts";

const SEED = 20_240_601;
const ROWS_AT_ONCE = 4_000;

type Progress = (done: number, total: number) => void;

/** Fill an empty database with the demo force, in one transaction: a kill in between leaves it empty. */
export async function seedDemo(progress: Progress): Promise<void> {
  const actor = systemActor("seed");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const { answers, visits } = simulate(SEED, today);
  await transaction(reachOf(actor), async (tx) => {
    const [any] = await tx.select({ id: unit.id }).from(unit).limit(1);
    if (any) throw new Error("This database already has units: the demonstration is only for an empty one.");
    const opened = await openStandardIn(
      tx,
      actor,
      DEMO_DISTRICTS.map(({ name }) => name),
    );
    const unitIds = await makeUnits(tx);
    await makeTouchpoints(tx, unitIds, SEED);
    await makePeople(tx, unitIds);
    await keepVisits(tx, unitIds, visits);
    const versionIds = new Map(opened.map(({ key, versionId }) => [key, versionId]));
    await stage(tx, answers, unitIds, versionIds, progress);
    await keepAnswers(tx, "imported");
    for (const version of await openedVersionsIn(tx)) {
      await keepWords(tx, version, "imported");
      await addToTallies(tx, version, "imported");
    }
    await tx.insert(demonstration).values({ seed: SEED, madeOn: today });
  });
  progress(answers.length, answers.length);
}

/** Put the answers into the temporary table `imported`, a few thousand at a time. */
async function stage(
  tx: Tx,
  answers: readonly SimulatedAnswer[],
  unitIds: ReadonlyMap<string, string>,
  versionIds: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<void> {
  await tx.execute(sql`
    create temporary table imported (unit_id uuid, service_key text, channel text, version_id uuid, day date, month date, choices smallint[], words text[])
    on commit drop`);
  for (let at = 0; at < answers.length; at += ROWS_AT_ONCE) {
    const rows = answers.slice(at, at + ROWS_AT_ONCE).map(({ station, service, channel, questionnaire, day, choices, words }) => ({
      unit_id: unitIds.get(station),
      service_key: service,
      channel,
      version_id: versionIds.get(questionnaire),
      day,
      month: monthOf(day),
      choices,
      words,
    }));
    await tx.execute(sql`
      insert into imported
      select unit_id, service_key, channel, version_id, day, month,
        array(select jsonb_array_elements_text(choices)::smallint), array(select jsonb_array_elements_text(words))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (unit_id uuid, service_key text, channel text, version_id uuid, day date, month date, choices jsonb, words jsonb)`);
    progress(Math.min(at + ROWS_AT_ONCE, answers.length), answers.length);
  }
}
