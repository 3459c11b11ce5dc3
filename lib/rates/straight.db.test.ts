import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { LOOKED_ON, testForce } from "#db/seed/test-rates.ts";
import { transaction } from "#db/transaction.ts";
import { keepStage, openStage, stageAnswers } from "#lib/responses/staging-mutations.ts";
import { driverPlaces } from "#lib/surveys/drivers.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { periodOf } from "./period.ts";
import { straightLining } from "./straight-queries.ts";

after(closeDatabase);

test("who grades everything alike is counted when the answers are mixed, and hidden below the smallest base", async () => {
  const { stations, actor } = await testForce();
  const [unitId = "", small = ""] = stations;
  const version = (await openedVersions({ fresh: true })).find(({ key }) => key === "visit-rating");
  const places = version && driverPlaces(version.definition);
  assert.ok(version && places);
  const graded = [places.grade, ...places.drivers];
  const answer = (unit: string, gradeAt: (index: number) => number) => ({
    unitId: unit,
    serviceKey: "household",
    channel: "open" as const,
    versionId: version.id,
    day: "2026-10-05",
    choices: version.definition.questions.map((_, place) => (graded.includes(place) ? gradeAt(graded.indexOf(place)) : 0)),
    words: [""],
  });
  const all = [
    ...Array.from({ length: 4 }, () => answer(unitId, () => 5)),
    ...Array.from({ length: 3 }, () => answer(unitId, () => 2)),
    ...Array.from({ length: 6 }, () => answer(unitId, (index) => (index === 0 ? 4 : 5))),
    ...Array.from({ length: 5 }, () => answer(unitId, (index) => (index === 1 ? 0 : 3))),
    ...Array.from({ length: 4 }, () => answer(small, () => 1)),
  ];
  await transaction({ everything: true }, async (tx) => {
    await openStage(tx);
    await stageAnswers(tx, all);
    await keepStage(tx, [version]);
  });
  const units = await unitsInScope(actor);
  const period = periodOf("last-12", LOOKED_ON);
  assert.ok(period);
  const look = (id: string) => {
    const unit = units.find((each) => each.id === id);
    assert.ok(unit);
    return straightLining(actor, { unit, units, period, today: LOOKED_ON });
  };
  assert.deepEqual(await look(unitId), { graded: 13, same: 7, sameNotBest: 3 });
  assert.equal(await look(small), undefined);
});
