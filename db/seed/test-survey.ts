import { randomUUID } from "node:crypto";
import { driver } from "#db";
import { systemActor } from "#lib/people/actor.ts";
import type { Submission } from "#lib/responses/mutations.ts";
import { addTouchpoint, openStandardQuestionnaires } from "#lib/surveys/mutations.ts";
import { type OpenTouchpoint, openTouchpoint } from "#lib/surveys/queries.ts";
import { addUnit } from "#lib/units/mutations.ts";

export const testActor = systemActor("test");

/** A force of a test's own with one station and a touchpoint for visit ratings. */
export async function testSurvey(): Promise<{ forceId: string; unitId: string; touchpoint: OpenTouchpoint }> {
  await openStandardQuestionnaires(testActor, { districts: [{ en: "Somewhere" }, { en: "Elsewhere" }] });
  const name = { en: "Test" };
  const slug = `test-${randomUUID()}`;
  const { unitId: forceId } = await addUnit(testActor, { parentId: null, kind: "force", slug, name, adults: null });
  const { unitId } = await addUnit(testActor, { parentId: forceId, kind: "station", slug: `${slug}-s`, name, adults: 1000 });
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "household", channel: "open", questionnaireKey: "visit-rating" });
  const touchpoint = await openTouchpoint(code);
  if (!touchpoint) throw new Error("the touchpoint just made is not there");
  return { forceId, unitId, touchpoint };
}

/** A visit rating with a grade, under a key of its own. */
export function submission(touchpoint: OpenTouchpoint, grade: number, change: Partial<Submission> = {}): Submission {
  return { touchpoint, key: randomUUID(), choices: [grade, 0, 0, 0, 0, 0, 0, 0, 0], words: [""], day: "2026-11-23", ...change };
}

/** Look at everything, past row-level security. */
export function seeAll<T>(work: (sql: import("postgres").TransactionSql) => Promise<T>) {
  return driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    return work(sql);
  });
}

/** Answers of a unit that wait, that are mixed, and that are tallied. */
export async function standing(unitId: string): Promise<{ waiting: number; mixed: number; tallied: number }> {
  const [row] = await seeAll(
    (sql) => sql`
      select (select count(*)::int from inbox where unit_id = ${unitId}) as waiting,
        (select count(*)::int from response where unit_id = ${unitId}) as mixed,
        (select coalesce(sum(answers), 0)::int from tally_day where unit_id = ${unitId}) as tallied`,
  );
  return { waiting: row?.waiting, mixed: row?.mixed, tallied: row?.tallied };
}
