import assert from "node:assert/strict";
import { transaction } from "#db/transaction.ts";
import { type StaffActor, staffActor } from "#lib/people/actor.ts";
import { periodOf } from "#lib/rates/period.ts";
import { overview } from "#lib/rates/queries.ts";
import { keepStage, openStage, stageAnswers } from "#lib/responses/staging-mutations.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { testActor, testSurvey } from "./test-survey.ts";

/** The day on which the tests look at their rates. */
export const LOOKED_ON = "2026-11-23";

type Planted = { unitId: string; count: number; grade: number; day?: string; service?: string; channel?: string; key?: string };

/** Put answers straight among the kept ones and count them; each in the words of its day, if it is not from before all of them. */
export async function plant(all: readonly Planted[]): Promise<void> {
  const versions = await openedVersions({ fresh: true });
  await transaction({ everything: true }, async (tx) => {
    await openStage(tx);
    for (const { unitId, count, grade, day = "2026-10-05", service = "household", channel = "open", key = "visit-rating" } of all) {
      const own = versions.filter((each) => each.key === key).sort((a, b) => a.openedOn.localeCompare(b.openedOn));
      const version = own.findLast(({ openedOn }) => openedOn <= day) ?? own[0];
      assert.ok(version);
      const choices = version.definition.questions.map((_, index) => (index === 0 ? grade : 0));
      const answer = { unitId, serviceKey: service, channel, versionId: version.id, day, choices, words: [""] };
      await stageAnswers(
        tx,
        Array.from({ length: count }, () => answer),
      );
    }
    await keepStage(tx, versions);
  });
}

/** A force with four stations and somebody who leads it. */
export async function testForce() {
  const { forceId, unitId } = await testSurvey();
  const stations = [unitId];
  for (const letter of ["b", "c", "d"]) {
    const slug = `rates-${letter}-${forceId}`;
    stations.push((await addUnit(testActor, { parentId: forceId, kind: "station", slug, name: { en: letter }, adults: null })).unitId);
  }
  const actor = staffActor({ personId: forceId, name: "Lead", roles: [{ role: "lead", unitId: forceId }], units: [forceId, ...stations] });
  const look = async (as: StaffActor, unit: string, wish: { period?: string; service?: string; channel?: string } = {}) => {
    const units = await unitsInScope(as);
    const period = periodOf(wish.period ?? "last-12", LOOKED_ON);
    const found = units.find(({ id }) => id === unit);
    assert.ok(period && found);
    return overview(as, { unit: found, units, period, service: wish.service, channel: wish.channel, today: LOOKED_ON });
  };
  return { forceId, stations, actor, look };
}

export const satisfaction = (found: Awaited<ReturnType<typeof overview>>) => found.headlines.find(({ id }) => id === "sat_top2");
