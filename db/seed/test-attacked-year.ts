import assert from "node:assert/strict";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { addMonths } from "#lib/calendar.ts";
import { Conflict } from "#lib/errors.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { checkDraft, draftPublication, dropDraft } from "#lib/publications/draft-mutations.ts";
import { withdrawPublication } from "#lib/publications/plan-mutations.ts";
import { type Period, periodOf } from "#lib/rates/period.ts";
import { type Atom, type AttackedForce, countVisits, look, randomAtoms, type Visits } from "./test-attacked-force.ts";
import { PUBLISHED_AT } from "./test-publishers.ts";
import { type ToldOfUnit, toldFiles } from "./test-told-files.ts";
import { allOf, amountOf, below, isOfWords, type Release, releaseOf, type ToldSum, toldSums, type WordsOf } from "./test-told-sums.ts";

/** Who publishes what of a year, in which order; what is published again was withdrawn before. */
export type Order = readonly (readonly ["force" | "district" | "station", "q1" | "q2" | "q3" | "q4" | "year"])[];

export type Publishers = { force: AttackedForce; author: StaffActor; second: StaffActor };
type Asked = Publishers & { random: () => number; year: number; order: Order; versionOf: (month: string) => string; wordsOf: WordsOf };

/** A year that was published; `excluded`: beside which numbers it is told how many were excluded. */
export type AttackedYear = {
  year: number;
  atoms: Atom[];
  visits: Visits;
  releases: { release: Release; told: Map<string, ToldOfUnit> }[];
  sums: ToldSum[];
};

/** The short names of all units. */
export const unitSlugs = async (): Promise<Map<string, string>> => {
  const rows = await transaction({ everything: true }, (tx) => tx.execute<{ id: string; slug: string }>(sql`select id, slug from unit`));
  return new Map(rows.map(({ id, slug }) => [id, slug]));
};

/** Every number that the files tell is the sum of answers that it is held to be; otherwise the attack attacks something else. */
function assertExplained(
  release: Release,
  told: ReadonlyMap<string, ToldOfUnit>,
  atoms: readonly Atom[],
  slugs: ReadonlyMap<string, string>,
) {
  const sums = toldSums(release, atoms.length);
  const many = [...told.values()].reduce((sum, { grades, answers }) => sum + (grades ? 1 : 0) + (answers === undefined ? 0 : 1), 0);
  assert.equal(sums.length, many, "as many are told");
  for (const { measure, unitId, of } of sums) {
    const own = told.get(slugs.get(unitId) ?? "");
    if (measure === "participation") assert.equal(own?.answers, amountOf(of, atoms, allOf));
    else
      assert.deepEqual(
        own?.grades,
        [0, 1, 2, 3, 4, 5].map((place) => amountOf(of, atoms, ({ counts }) => counts[place] ?? 0)),
      );
  }
}

/** Check a draft; nothing where the list stops it, as what says too little beside what was published. */
async function released(second: StaffActor, id: string): Promise<string | undefined> {
  try {
    return await checkDraft(second, id, PUBLISHED_AT);
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    throw error;
  }
}

/** Let answers come and go, and publish a year by the real path in some order. */
export async function publishYear({ force, author, second, random, year, order, versionOf, wordsOf }: Asked): Promise<AttackedYear> {
  const atoms = randomAtoms({ random, force, year, looks: order.length, versionOf });
  const visits = await countVisits(random, atoms);
  const slugs = await unitSlugs();
  const known: { release: Release; told: Map<string, ToldOfUnit> }[] = [];
  const out = new Map<string, string>();
  for (const [at, [who, part]] of order.entries()) {
    await look(atoms, at);
    const unitId = { force: force.forceId, district: force.districts[0] ?? "", station: force.stations[1] ?? "" }[who];
    const period = periodOf(part === "year" ? String(year) : `${year}-${part}`, "2026-11-20");
    assert.ok(period);
    const before = out.get(`${who} ${part}`);
    if (before) await withdrawPublication(second, before, "Counted again");
    const id = await draftPublication(author, { unitId, period, publishOn: "2026-10-30" }, PUBLISHED_AT);
    const slug = await released(second, id);
    if (!slug) {
      await dropDraft(author, id, "It tells too little that is new");
      continue;
    }
    out.set(`${who} ${part}`, slug);
    const earlier = known.map(({ release }) => release);
    const release = releaseOf({ force, atoms, visits, earlier, minimum: 10, wordsOf }, { unitId, period, at });
    const told = await toldFiles(slug);
    assertExplained(release, told, atoms, slugs);
    known.push({ release, told });
  }
  return { year, atoms, visits, releases: known, sums: known.flatMap(({ release }) => toldSums(release, atoms.length)) };
}

/** The cells of which an attacker wants to know how many answered, and what: places of atoms. */
export type Target = { what: "month" | "period" | "service" | "channel" | "late"; unitId: string; period: Period; of: [number, number][] };

/** Every cell of a year that is told nowhere: of months, periods, services and channels, and what came or went between two publications. */
export function targetsOf(
  { force, wordsOf }: { force: AttackedForce; wordsOf: WordsOf },
  { year, atoms, releases }: AttackedYear,
): Target[] {
  const whole = { key: String(year), from: `${year}-01-01`, to: `${year}-12-01` };
  const places = (is: (atom: Atom) => boolean) => atoms.flatMap((atom, at): [number, number][] => (is(atom) ? [[at, 1]] : []));
  const targets: Target[] = [];
  for (const [at, atom] of atoms.entries()) targets.push({ what: "late", unitId: atom.station, period: whole, of: [[at, 1]] });
  for (const unitId of force.stations) {
    for (let month = whole.from; month <= whole.to; month = addMonths(month, 1)) {
      const period = { key: month, from: month, to: month };
      targets.push({ what: "month", unitId, period, of: places((atom) => atom.station === unitId && atom.month === month) });
    }
    for (const what of ["service", "channel"] as const)
      for (const key of new Set(atoms.map((atom) => atom[what])))
        targets.push({ what, unitId, period: { ...whole, key }, of: places((atom) => atom.station === unitId && atom[what] === key) });
  }
  for (const { release } of releases)
    for (const unitId of below(force, release.unitId)) {
      if (release.told.sat_top2.shown.includes(unitId)) continue;
      const { period, at } = release;
      const units = new Set(below(force, unitId));
      const is = (atom: Atom) => units.has(atom.station) && isOfWords(wordsOf, period, atom) && atom.from <= at && at < atom.until;
      targets.push({ what: "period", unitId, period, of: places(is) });
    }
  return targets.filter(({ of }) => of.length > 0);
}
