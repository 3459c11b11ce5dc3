import assert from "node:assert/strict";
import { releaseTest, withdrawTest } from "#db/seed/test-publication.ts";
import { testSnapshot } from "#db/seed/test-snapshot.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { addMonths } from "#lib/calendar.ts";
import type { Snapshot } from "#lib/publications/snapshot.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { ORIGIN } from "./chromium.ts";

export const WHY = "Answers of one station were counted twice.";
const inAll = (words: string) => ({ en: words, zh: `${words}所`, es: `${words} es`, ar: `مركز ${words}` });

export type PublishedForce = { force: string; station: string; second: string; withdrawn: string; snapshot: Snapshot };

/** A force of a test's own with a station. */
async function ownForce(name: string) {
  const force = `${name}-${process.pid}`;
  const station = `${force}-station`;
  const { unitId } = await addUnit(testActor, { parentId: null, kind: "force", slug: force, name: inAll("Force"), adults: null });
  await addUnit(testActor, { parentId: unitId, kind: "station", slug: station, name: inAll("Station"), adults: 1000 });
  const units = [
    { slug: force, name: inAll("Force"), kind: "force", above: null },
    { slug: station, name: inAll("Station"), kind: "station", above: force },
  ] as const;
  return { force, station, unitId, units };
}

/** The longest page: a station with all rates in three years of quarters. Returns where its last result stands. */
export async function longHistory(name: string): Promise<string> {
  const { force, station, unitId, units } = await ownForce(name);
  let before: { slug: string; snapshot: Snapshot } | undefined;
  for (let quarter = 0; quarter < 12; quarter += 1) {
    const from = addMonths("2023-10-01", quarter * 3);
    const period = `${from.slice(0, 4)}-q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;
    const snapshot = testSnapshot(quarter + 1, { period, from, to: addMonths(from, 2), units, hiddenOf100: 0, before });
    before = { slug: `${force}-${period}`, snapshot };
    await releaseTest(before.slug, unitId, snapshot, addMonths(from, 4));
  }
  return `/results/${before?.slug}/${station}`;
}

/** A force of a test's own with a station, three publications and a withdrawal: one rate of the station is hidden in the last. */
export async function publishedForce(name: string): Promise<PublishedForce> {
  const { force, station, unitId, units } = await ownForce(name);
  const [first, second, withdrawn] = [`${force}-2026-q2`, `${force}-2026-q3`, `${force}-2025`];
  const before = testSnapshot(11, { period: "2026-q2", from: "2026-04-01", to: "2026-06-01", units, hiddenOf100: 0 });
  const wanted = { period: "2026-q3", from: "2026-07-01", to: "2026-09-01", units, hiddenOf100: 0, good: 0.85 };
  const snapshot = testSnapshot(12, { ...wanted, before: { slug: first, snapshot: before } });
  // One rate that is hidden, for its sign and its reason.
  const [, own] = snapshot.units;
  assert.ok(own);
  own.rates = own.rates.map((each) => (each.id === "sat_top2_residents" ? { ...each, rate: { shown: false, reason: "few" } } : each));
  await releaseTest(withdrawn, unitId, { ...before, period: "2025", from: "2025-01-01", to: "2025-12-01" }, "2026-02-01");
  await releaseTest(first, unitId, before, "2026-07-30");
  await releaseTest(second, unitId, snapshot, "2026-10-30");
  await withdrawTest(withdrawn, { id: unitId, slug: force }, WHY, "2026-11-02");
  return { force, station, second, withdrawn, snapshot };
}

export const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${ORIGIN}${path}`, { redirect: "manual", headers });
