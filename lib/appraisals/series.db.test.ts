import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { testAppraisal } from "#db/seed/test-appraisal.ts";
import { changeQuestion, ownDatabase } from "#db/seed/test-publishers.ts";
import { plant } from "#db/seed/test-rates.ts";
import { card } from "./card-queries.ts";
import { endPeriod } from "./period-mutations.ts";

let leave: () => Promise<void>;
before(async () => {
  ({ leave } = await ownDatabase(`series_${process.pid}`));
});
after(() => leave());

/** A station's satisfaction by its card, now and in the quarter before. */
async function satisfied() {
  const { station, author, periodId } = await testAppraisal();
  await plant(["2026-05-05", "2026-08-05"].map((day) => ({ unitId: station, count: 50, grade: 5, day })));
  await endPeriod(author, periodId, "Ended");
  const found = await card(author, periodId, station);
  return found?.appraised.inputs.find(({ id }) => id === "sat_top2");
}

test("a change of the question's words within the two periods leaves nothing to compare with; one before them does", async () => {
  const same = await satisfied();
  assert.deepEqual([same?.now?.n, same?.past?.n], [50, 50]);
  await changeQuestion("2026-07-01");
  const changed = await satisfied();
  assert.deepEqual([changed?.now?.n, changed?.past], [50, null]);
});

test("a change within the months themselves leaves what was asked in the last words, and the card says since when", async () => {
  await changeQuestion("2026-08-20", "how we worked");
  const { station, author, periodId } = await testAppraisal();
  await plant([
    { unitId: station, count: 50, grade: 1, day: "2026-08-05" },
    { unitId: station, count: 30, grade: 5, day: "2026-09-05" },
  ]);
  await endPeriod(author, periodId, "Ended");
  const found = await card(author, periodId, station);
  const now = found?.appraised.inputs.find(({ id }) => id === "sat_top2")?.now;
  assert.deepEqual([now?.x, now?.n], [30, 30]);
  assert.equal(found?.definitions.find(({ id }) => id === "sat_top2")?.rate?.since, "2026-08-01");
});
