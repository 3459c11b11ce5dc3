import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { periodOf } from "./period.ts";
import { decideBaseline, noteMonth, removeNote } from "./trend-mutations.ts";
import { trend } from "./trend-queries.ts";

const TODAY = "2026-11-23";
after(closeDatabase);

test("a baseline is decided by whoever may, with its reason; the newest holds, the earlier stay, and none is changed", async () => {
  const { forceId, unitId } = await testSurvey();
  const [analyst, lead] = [await testStaff(forceId, "analyst"), await testStaff(unitId, "lead")];
  const decision = { unitId, indicator: "sat_top2" as const, from: "2025-01-01", to: "2025-12-01", why: "New opening hours" };
  await assert.rejects(decideBaseline(lead, decision), NotFound, "not by the unit that is measured");
  await decideBaseline(analyst, decision);
  await decideBaseline(analyst, { ...decision, to: "2026-03-01", why: "More months" });
  const units = await unitsInScope(analyst);
  const [unit, period] = [units.find(({ id }) => id === unitId), periodOf("last-12", TODAY)];
  assert.ok(unit && period);
  const found = await trend(analyst, { unit, units, period, today: TODAY }, "sat_top2");
  assert.deepEqual([found.baseline?.to, found.baseline?.why], ["2026-03-01", "More months"]);
  assert.equal((await trend(analyst, { unit, units, period, today: TODAY }, "know_any")).baseline, undefined);
  const kept = await seeAll((run) => run`select count(*)::int as n from trend_baseline where unit_id = ${unitId}`);
  assert.equal(kept[0]?.n, 2);
  await assert.rejects(transaction({ everything: true }, (tx) => tx.execute(sql`delete from trend_baseline where unit_id = ${unitId}`)));
});

test("a note stands on its unit and on all below it, and is taken back by whoever may write there", async () => {
  const { forceId, unitId } = await testSurvey();
  const [analyst, lead, reviewer] = [
    await testStaff(forceId, "analyst"),
    await testStaff(unitId, "lead"),
    await testStaff(unitId, "reviewer"),
  ];
  await noteMonth(analyst, { unitId: forceId, month: "2026-05-01", words: "New uniform" });
  await noteMonth(lead, { unitId, month: "2026-06-01", words: "New counter opened" });
  await assert.rejects(noteMonth(lead, { unitId: forceId, month: "2026-06-01", words: "No" }), NotFound);
  await assert.rejects(noteMonth(reviewer, { unitId, month: "2026-06-01", words: "No" }), NotFound);
  const units = await unitsInScope(analyst);
  const [station, period] = [units.find(({ id }) => id === unitId), periodOf("last-12", TODAY)];
  assert.ok(station && period);
  const notes = async () => (await trend(analyst, { unit: station, units, period, today: TODAY }, "sat_top2")).notes;
  assert.deepEqual(
    (await notes()).map(({ words }) => words),
    ["New uniform", "New counter opened"],
  );
  await assert.rejects(removeNote(lead, (await notes())[0]?.id ?? ""), NotFound, "not another unit's");
  await removeNote(lead, (await notes())[1]?.id ?? "");
  assert.equal((await notes()).length, 1);
});
