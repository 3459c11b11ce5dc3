import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { type BulkAnswer, keepStage, openStage, stageAnswers } from "#lib/responses/staging-mutations.ts";
import { openedVersionsIn } from "#lib/surveys/queries.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { answerClasses, answerRows, answerYears } from "./answer-file-queries.ts";
import { answerVariables } from "./answer-variables.ts";
import { closeYear, recordAnswers } from "./export-mutations.ts";

after(closeDatabase);

const TODAY = "2026-11-26";
const WORDS = Object.fromEntries(
  ["unit", "year", "month", "service", "channel", "skipped", "cannot_say", "withheld", "yes", "no"].map((each) => [each, each]),
) as Record<"unit" | "year" | "month" | "service" | "channel" | "skipped" | "cannot_say" | "withheld" | "yes" | "no", string>;

async function keep(answers: readonly Omit<BulkAnswer, "words">[]): Promise<void> {
  await transaction({ everything: true }, async (tx) => {
    await openStage(tx);
    await stageAnswers(
      tx,
      answers.map((each) => ({ ...each, words: ["A secret name"] })),
    );
    await keepStage(tx, await openedVersionsIn(tx));
  });
}

/** A force with a large station, and a small one whose five answers are not enough to be named by months. */
/** In a year of its own: a year that is closed stays so. */
async function survey(year: number) {
  const { forceId, unitId, touchpoint } = await testSurvey();
  const { version } = touchpoint;
  const name = { en: "Small" };
  const { unitId: smallId } = await addUnit(testActor, {
    parentId: forceId,
    kind: "station",
    slug: `test-${randomUUID()}`,
    name,
    adults: null,
  });
  const at = (unit: string, day: string, grade: number, more: Partial<BulkAnswer> = {}) => ({
    unitId: unit,
    serviceKey: "household",
    channel: "open",
    versionId: version.id,
    day,
    choices: [grade, grade, grade, grade, grade, grade, grade, 1, 1],
    ...more,
  });
  const grades = [5, 4, 3, 5, 1, 2, 4, 4];
  await keep([
    ...[`${year}-02-03`, `${year}-05-09`].flatMap((day) => grades.map((grade) => at(unitId, day, grade))),
    ...grades.slice(0, 2).flatMap((grade) => [`${year}-03-01`, `${year}-07-01`, `${year}-08-01`].map((day) => at(smallId, day, grade))),
    at(unitId, `${year}-05-10`, 5, { channel: "staff_entered" }),
    at(unitId, `${year + 1}-05-10`, 5),
  ]);
  const [analyst, lead, reviewer, here] = await Promise.all([
    testStaff(forceId, "analyst"),
    testStaff(forceId, "lead"),
    testStaff(forceId, "reviewer"),
    testStaff(unitId, "analyst"),
  ]);
  return {
    forceId,
    unitId,
    smallId,
    version,
    at,
    analyst,
    others: [lead, reviewer],
    here,
    cut: { version, unitId: forceId, year },
  };
}

type Survey = Awaited<ReturnType<typeof survey>>;

async function file({ analyst, cut, version }: Survey) {
  const classes = await answerClasses(analyst, cut);
  const columns = answerVariables(version.definition, { locale: "en", words: WORDS, year: cut.year, slugOf: (id) => id });
  const rows: Record<string, unknown>[] = [];
  for await (const { choices, of } of answerRows(analyst, cut, classes))
    rows.push(Object.fromEntries(columns.map(({ variable, of: value }) => [variable.name, value(choices, of)])));
  return { classes, rows, order: rows.map((row) => `${row.unit} ${row.month} ${row.overall}`).join() };
}

test("a file holds every answer of the year by its month, and a small unit's under the unit above, without a text or a day", async () => {
  const made = await survey(2011);
  const { rows, classes } = await file(made);
  assert.deepEqual([rows.length, classes.rows, classes.suppressed, classes.late], [22, 22, 0, 0]);
  const large = rows.filter(({ unit }) => unit === made.unitId);
  assert.deepEqual(
    [2, 5].map((month) => large.filter((row) => row.month === month && row.service === "household" && row.channel === "open").length),
    [8, 8],
  );
  assert.ok(rows.filter(({ unit }) => unit === made.forceId).every(({ month, service }) => month === -1 && service === ""));
  assert.equal(rows.filter(({ unit }) => unit === made.forceId).length, 6);
  assert.ok(!JSON.stringify(rows).includes("secret") && !Object.hasOwn(rows[0] ?? {}, "change") && !Object.hasOwn(rows[0] ?? {}, "id"));
  assert.deepEqual(
    rows.map(({ overall }) => overall).sort(),
    [...[5, 4, 3, 5, 1, 2, 4, 4], ...[5, 4, 3, 5, 1, 2, 4, 4], 5, 5, 5, 4, 4, 4].sort(),
  );
  const orders = new Set([(await file(made)).order, (await file(made)).order, (await file(made)).order]);
  assert.ok(orders.size > 1, "every file has an order of its own");
  assert.deepEqual(await answerYears(made.analyst, made.version, made.cut.unitId, TODAY), [2012, 2011]);
});

test("once a file has been made, an answer that comes later is in none, and both files agree", async () => {
  const made = await survey(2013);
  await closeYear(made.analyst, made.forceId, made.cut, TODAY);
  const before = await file(made);
  await keep([made.at(made.unitId, "2013-05-11", 2), made.at(made.smallId, "2013-03-02", 1)]);
  await closeYear(made.analyst, made.forceId, made.cut, TODAY);
  const later = await file(made);
  assert.deepEqual(later.rows.map((row) => JSON.stringify(row)).sort(), before.rows.map((row) => JSON.stringify(row)).sort());
  assert.equal(later.classes.late, 2);
  const [counted] = await seeAll(
    (run) => run`select sum(answers)::int as answers from tally_month where unit_id = ${made.unitId} and month = '2013-05-01'`,
  );
  assert.equal(counted?.answers, 10, "on the pages it counts all the same");
});

test("only an analyst of the unit takes answers away, of a year that has ended and is not sealed, and on record", async () => {
  const made = await survey(2015);
  for (const other of made.others) {
    await assert.rejects(closeYear(other, made.forceId, made.cut, TODAY), NotFound);
    await assert.rejects(recordAnswers(other, made.forceId, made.cut, "csv", { rows: 1, suppressed: 0 }), NotFound);
  }
  await assert.rejects(closeYear(made.here, made.forceId, made.cut, TODAY), NotFound);
  await assert.rejects(closeYear(made.analyst, made.forceId, { ...made.cut, year: 2026 }, TODAY), NotFound);
  await recordAnswers(made.analyst, made.forceId, made.cut, "sav", { rows: 22, suppressed: 3 });
  const [told] = await seeAll(
    (run) => run`select detail from audit_event where event = 'answers.exported' and detail ->> 'unitId' = ${made.forceId}`,
  );
  assert.deepEqual([told?.detail.rows, told?.detail.suppressed, told?.detail.as, told?.detail.period], [22, 3, "sav", "2015"]);
  // Who reaches the station alone gets nothing of the others, whatever is asked for.
  const { rows } = await file({ ...made, analyst: made.here });
  assert.ok(rows.length === 16 && rows.every(({ unit }) => unit === made.unitId));
  await transaction({ everything: true }, (tx) =>
    tx.execute(sql`
      insert into sealed_period (id, unit_id, from_month, to_month, why, sealed_by, sealed_at)
      values (${randomUUID()}, ${made.forceId}, '2015-05-01', '2015-05-01', 'Why', ${randomUUID()}, now())`),
  );
  await assert.rejects(closeYear(made.here, made.unitId, made.cut, TODAY), NotFound);
  await closeYear(made.analyst, made.forceId, made.cut, TODAY);
});
