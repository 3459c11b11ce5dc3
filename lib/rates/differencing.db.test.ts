import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { randomStream } from "#db/seed/random.ts";
import { asOwner } from "#db/seed/test-owner.ts";
import { LOOKED_ON, plant, testForce } from "#db/seed/test-rates.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { distributions } from "./distribution-queries.ts";
import { whatWouldHelp } from "./driver-queries.ts";
import { periodOf } from "./period.ts";
import { overview } from "./queries.ts";
import { placedRates } from "./rates-table.ts";
import { straightLining } from "./straight-queries.ts";
import { trend } from "./trend-queries.ts";
import { unitComparison } from "./unit-queries.ts";
import { visitWeights } from "./visit-weight-queries.ts";
import { weights } from "./weight-queries.ts";

const SMALLEST = 5;
/** Twenty by `npm run test:differencing`. */
const SETS = Number(process.env.RAPPORT_FORCES ?? 2);
const SERVICES = ["household", "traffic", "patrol"];
const CHANNELS = ["open", "kiosk"];
const MONTHS = ["2025-11", "2025-12", "2026-01", "2026-04", "2026-08", "2026-09", "2026-10"];
const PERIODS = ["last-3", "last-12", "last-24", "2025", "2026", "2026-q1", "2026-q2", "2026-q3", "2026-q4"];

before(() => openedVersions({ fresh: true }));
after(closeDatabase);

type Force = Awaited<ReturnType<typeof testForce>>;

/** Every base that the pages, their files and the API hand out, by where it stands: all units, periods, services and channels. */
async function handedOut({ forceId, stations, actor }: Force): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const units = await unitsInScope(actor);
  for (const unit of units.filter(({ id }) => id === forceId || stations.includes(id)))
    for (const key of PERIODS)
      for (const part of [{}, ...SERVICES.map((service) => ({ service })), ...CHANNELS.map((channel) => ({ channel }))]) {
        const period = periodOf(key, LOOKED_ON);
        assert.ok(period);
        const seen = await overview(actor, { unit, units, period, ...part, today: LOOKED_ON });
        for (const { id, cut, key: at, rate } of placedRates(seen)) {
          if (id !== "sat_top2" || !rate.shown) continue;
          assert.ok(rate.n >= SMALLEST, `${unit.slug} ${key}: a base of ${rate.n}`);
          found.set([unit.slug, key, Object.values(part)[0] ?? "all", cut, at].join(" "), rate.n);
        }
      }
  return found;
}

/** Nothing from 1 to 4 is left when the parts that are shown are taken from a whole that is shown. */
function assertNothingBetween(found: ReadonlyMap<string, number>, whole: string, parts: readonly string[], what: string): void {
  const all = found.get(whole);
  const shown = parts.map((part) => found.get(part)).filter((n) => n !== undefined);
  if (all === undefined || shown.length === 0) return;
  const left = all - shown.reduce((sum, n) => sum + n, 0);
  assert.ok(left === 0 || Math.abs(left) >= SMALLEST, `${what}: ${left} are left of ${whole}`);
}

test(`${SETS} random forces: no base of 1 to 4 is had from totals, units, services, channels, periods, or a second look`, async () => {
  const random = randomStream(20_261_126);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  let bases = 0;
  for (let set = 0; set < SETS; set += 1) {
    const force = await testForce();
    const some = (months: readonly string[], many: number) =>
      Array.from({ length: many }, () => ({
        unitId: pick(force.stations),
        count: 1 + Math.floor(random() ** 3 * 9),
        grade: 1 + Math.floor(random() * 5),
        day: `${pick(months)}-0${1 + Math.floor(random() * 9)}`,
        service: pick(SERVICES),
        channel: pick(CHANNELS),
      }));
    await plant(some(MONTHS, 30));
    const first = await handedOut(force);
    // The mix releases a unit's answers five at a time at least; so does the second look see them.
    await plant(some(["2026-11"], 6).map((each) => ({ ...each, count: SMALLEST + each.count })));
    const second = await handedOut(force);
    bases += first.size + second.size;
    const units = await unitsInScope(force.actor);
    const slugs = units.map(({ slug }) => slug);
    const top = units.find(({ id }) => id === force.forceId)?.slug ?? "";
    const below = slugs.filter((slug) => slug !== top);
    for (const found of [first, second])
      for (const key of PERIODS) {
        for (const part of ["all", ...SERVICES, ...CHANNELS])
          assertNothingBetween(
            found,
            `${top} ${key} ${part} total `,
            below.map((slug) => `${slug} ${key} ${part} total `),
            "units",
          );
        // A part's answers may count in a later period than the whole's: only a period that holds everything has them nested.
        if (key !== "last-24") continue;
        for (const slug of slugs) {
          const whole = `${slug} ${key} all total `;
          assertNothingBetween(
            found,
            whole,
            SERVICES.map((service) => `${slug} ${key} ${service} total `),
            "services",
          );
          assertNothingBetween(
            found,
            whole,
            CHANNELS.map((channel) => `${slug} ${key} ${channel} total `),
            "channels",
          );
        }
      }
    for (const found of [first, second])
      for (const slug of slugs)
        for (const part of ["all", ...SERVICES, ...CHANNELS]) {
          const at = (key: string) => `${slug} ${key} ${part} total `;
          assertNothingBetween(found, at("2026"), ["2026-q1", "2026-q2", "2026-q3", "2026-q4"].map(at), "quarters");
          assertNothingBetween(found, at("last-12"), [at("last-3")], "the last three of twelve");
          assertNothingBetween(found, at("last-24"), [at("last-12")], "the last twelve of 24");
        }
    for (const [where, n] of first) {
      const more = (second.get(where) ?? n) - n;
      assert.ok(more === 0 || Math.abs(more) >= SMALLEST, `a second look at ${where} differs by ${more}`);
    }
  }
  assert.ok(bases > 1_000, `${bases} bases were handed out`);
});

test("no page of the rates reads answers or words, whatever is filtered", async () => {
  const { forceId, stations, actor } = await testForce();
  await plant(stations.map((unitId, at) => ({ unitId, count: 8 + at, grade: 4 })));
  const units = await unitsInScope(actor);
  const [unit, period] = [units.find(({ id }) => id === forceId), periodOf("last-12", LOOKED_ON)];
  const version = (await openedVersions()).find(({ key }) => key === "visit-rating");
  assert.ok(unit && period && version);
  const away = (from: string, to: string) => asOwner((owner) => owner`alter table ${owner(from)} rename to ${owner(to)}`);
  for (const table of ["response", "comment"]) await away(table, `${table}_away`);
  try {
    for (const part of [{}, { service: "household" }, { channel: "open" }]) {
      const selection = { unit, units, period, ...part, today: LOOKED_ON };
      await overview(actor, selection);
      await trend(actor, selection, "sat_top2");
      await unitComparison(actor, selection, "sat_top2", true);
      await whatWouldHelp(actor, selection);
      await straightLining(actor, selection);
      await weights(actor, selection);
      await visitWeights(actor, selection);
      await distributions(actor, { version, unitId: forceId, period, completion: true });
    }
    await assert.rejects(driver()`select from response`, /does not exist/);
  } finally {
    for (const table of ["response", "comment"]) await away(`${table}_away`, table);
  }
});
