import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { discardStagedVisits, stageVisits, storeStagedVisits, storeVisits } from "./visit-mutations.ts";
import { stagedVisits, visitsOf } from "./visit-queries.ts";

const TODAY = "2026-11-23";
const MONTH = "2026-11-01";
const PERIOD = { from: MONTH, to: MONTH };
after(closeDatabase);

test("counts are typed, changed and taken back; the later of two changes is told so", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const cell = (visits: number | null, before: number | null) => [{ serviceKey: "household", month: MONTH, visits, before }];
  assert.equal(await storeVisits(lead, unitId, cell(12, null)), 1);
  assert.equal(await storeVisits(lead, unitId, cell(12, 12)), 0, "what stays is no change");
  await assert.rejects(storeVisits(lead, unitId, cell(13, null)), Conflict);
  assert.equal(await storeVisits(lead, unitId, cell(13, 12)), 1);
  assert.deepEqual(await visitsOf(lead, unitId, PERIOD), [{ unitId, serviceKey: "household", month: MONTH, visits: 13 }]);
  assert.equal(await storeVisits(lead, unitId, cell(null, 13)), 1);
  assert.deepEqual(await visitsOf(lead, unitId, PERIOD), []);
  const log = await seeAll(
    (sql) => sql`select detail from audit_event where event = 'visits.counted' and detail ->> 'unitId' = ${unitId} order by at, id`,
  );
  assert.equal(log.length, 3);
});

test("of 20 changes at once to one cell one is stored and 19 are told", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, (_, number) =>
      storeVisits(lead, unitId, [{ serviceKey: "traffic", month: MONTH, visits: number, before: null }]),
    ),
  );
  assert.equal(all.filter(({ status }) => status === "fulfilled").length, 1);
  assert.ok(all.every((each) => each.status === "fulfilled" || each.reason instanceof Conflict));
});

test("a file is looked at before it is stored, by whoever sent it and only in their units", async () => {
  const { unitId } = await testSurvey();
  const other = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const second = await testStaff(unitId, "lead");
  await storeVisits(lead, unitId, [
    { serviceKey: "household", month: MONTH, visits: 5, before: null },
    { serviceKey: "patrol", month: MONTH, visits: 7, before: null },
  ]);
  const counts = [
    { unitId, serviceKey: "household", month: MONTH, visits: 50 },
    { unitId, serviceKey: "patrol", month: MONTH, visits: 7 },
    { unitId, serviceKey: "traffic", month: MONTH, visits: 9 },
  ];
  const id = await stageVisits(lead, counts, TODAY);
  assert.deepEqual(await stagedVisits(lead, id), {
    id,
    fresh: 1,
    same: 1,
    changed: [{ unitId, serviceKey: "household", month: MONTH, visits: 50, before: 5 }],
    visits: 66,
  });
  assert.equal((await visitsOf(lead, unitId, PERIOD)).length, 2, "nothing is counted yet");
  assert.equal(await stagedVisits(second, id), undefined);
  await assert.rejects(storeStagedVisits(second, id), NotFound);
  assert.equal(await storeStagedVisits(lead, id), 2);
  assert.deepEqual(
    (await visitsOf(lead, unitId, PERIOD)).map(({ visits }) => visits),
    [50, 7, 9],
  );
  await assert.rejects(storeStagedVisits(lead, id), NotFound, "once");
  const again = await stageVisits(lead, counts, TODAY);
  await discardStagedVisits(lead, again);
  assert.equal(await stagedVisits(lead, again), undefined);
  await assert.rejects(stageVisits(lead, [{ unitId: other.unitId, serviceKey: "traffic", month: MONTH, visits: 1 }], TODAY), NotFound);
  await assert.rejects(stageVisits(await testStaff(unitId, "analyst"), counts, TODAY), NotFound);
});
