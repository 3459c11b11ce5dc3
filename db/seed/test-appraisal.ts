import { appraisalSchemePublication } from "#db/schema/appraisals.ts";
import { transaction } from "#db/transaction.ts";
import { openPeriod } from "#lib/appraisals/period-mutations.ts";
import type { Scheme } from "#lib/appraisals/scheme.ts";
import { approveScheme, makeScheme } from "#lib/appraisals/scheme-mutations.ts";
import { seals } from "#lib/rates/seal-queries.ts";
import { testStaff } from "./test-people.ts";
import { testForce } from "./test-rates.ts";
import { seeAll } from "./test-survey.ts";

export const TEST_SCHEME: Scheme = {
  lines: [
    { id: "sat_top2", weight: 60, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "know_any", weight: 20, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "fam_mutual", weight: 40, rule: "target", low: 0, high: 1, minimum: 10 },
  ],
  plus: [{ name: "Life saved", points: 2 }],
  cap: 3,
};
export const APPRAISED_MONTHS = { from: "2026-07-01", to: "2026-09-01" };
/** A moment at which a period of them is opened. */
export const BEFORE_MONTHS = new Date("2026-06-20T04:00:00Z");
export const FAMILIAR = {
  kind: "familiarity",
  subject: "Officer 1",
  sampled: 20,
  officerKnew: 15,
  residentKnew: 12,
  bothKnew: 10,
} as const;

export const eventsOf = async (id: string, key = "unitId") =>
  (await seeAll((run) => run`select event from audit_event where detail->>${key} = ${id} order by at, event`)).map(({ event }) => event);

/** A force with an author, a second evaluator, a lead of its first station, and a published scheme. */
export async function testAppraisal() {
  const { forceId, stations } = await testForce();
  const appraised = await appraise(forceId, stations[0] ?? "");
  const [{ id: sealId = "" } = {}] = await seals(appraised.author);
  const [station = "", other = ""] = stations;
  return { forceId, stations, station, other, sealId, ...appraised };
}

/** Appraise a force of a test's own: two evaluators, a lead of one station, a scheme that was published in time, and its period. */
export async function appraise(forceId: string, station: string) {
  const [author, second, lead] = [
    await testStaff(forceId, "evaluator", "Ana Author"),
    await testStaff(forceId, "evaluator", "Sam Second"),
    await testStaff(station, "lead", "Lea Lead"),
  ];
  const versionId = await makeScheme(author, forceId, `Scheme ${forceId}`, TEST_SCHEME);
  await approveScheme(second, versionId);
  // As if it had been published before the months that have passed.
  await transaction({ everything: true }, (tx) =>
    tx.insert(appraisalSchemePublication).values({ versionId, unitId: forceId, publishedBy: second.personId, publishedOn: "2026-06-15" }),
  );
  const period = { unitId: forceId, kind: "station", versionId, ...APPRAISED_MONTHS, why: "Appraisal" } as const;
  const periodId = await openPeriod(author, period, BEFORE_MONTHS);
  return { author, second, lead, versionId, periodId };
}
