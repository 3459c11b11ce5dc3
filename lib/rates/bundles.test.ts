import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Bundle, bundlesOf, type Cell } from "./bundles.ts";

const MINIMUM = 5;
const DATA_SETS = 10_000;
const ABOVE = new Map([
  ["force", null],
  ["station", "force"],
]);
const UNITS = [...ABOVE.keys()];
const MONTHS = ["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01"];
/** Looks at the same answers: while the last months still run, and after each year. */
const LOOKS = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2027-02-01"];
const SERVICES = ["household", "traffic", "lost"];
const CHANNELS = ["open", "kiosk"];

type Answered = { unitId: string; month: string; service: string; channel: string; n: number };

const answers = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 5, max: 40 }) }), {
    minLength: UNITS.length * MONTHS.length * SERVICES.length * CHANNELS.length,
    maxLength: UNITS.length * MONTHS.length * SERVICES.length * CHANNELS.length,
  })
  .map((counts) => {
    let at = 0;
    const all: Answered[] = [];
    for (const unitId of UNITS)
      for (const month of MONTHS)
        for (const service of SERVICES)
          for (const channel of CHANNELS) {
            all.push({ unitId, month, service, channel, n: counts[at++] ?? 0 });
          }
    return all.filter((each) => isAsked(each, all));
  });

/** Whoever looks may know which services and channels of a unit's month have no answers, but not which pairs of them. */
function isAsked({ unitId, month, service, channel }: Answered, all: readonly Answered[]): boolean {
  const there = all.filter((each) => each.unitId === unitId && each.month === month && each.n > 0);
  return there.some((each) => each.service === service) && there.some((each) => each.channel === channel);
}

/** Bundles whose counts are places of answers instead of numbers of them: which answers each is made of. */
function seen(all: readonly Answered[], by: "service" | "channel", thisMonth: string): { of: number[]; bundle: Bundle }[] {
  const cells = all.map((each, at): Cell => {
    const counts = new Array<number>(all.length + 1).fill(0);
    counts[0] = each.n;
    counts[at + 1] = 1;
    return { unitId: each.unitId, month: each.month, part: each[by], counts };
  });
  const past = cells.filter(({ month }) => month <= thisMonth);
  return bundlesOf(past, { minimum: MINIMUM, above: ABOVE, thisMonth }).map((bundle) => ({
    of: bundle.counts.slice(1).flatMap((has, at) => (has ? [at] : [])),
    bundle,
  }));
}

const PRIME = 67_108_859;

function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b !== 0) {
    const times = Math.floor(a / b);
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}

/** What remains of a sum of answers when every sum that can be made of the known ones is taken out, exactly, modulo a prime. */
class Known {
  private readonly rows = new Map<number, Float64Array>();
  private readonly size: number;
  constructor(size: number) {
    this.size = size;
  }
  private reduced(of: readonly number[]): Float64Array {
    const row = new Float64Array(this.size);
    for (const at of of) row[at] = 1;
    for (let at = 0; at < this.size; at += 1) {
      const by = row[at] ?? 0;
      const known = by === 0 ? undefined : this.rows.get(at);
      if (!known) continue;
      for (let place = at; place < this.size; place += 1)
        row[place] = ((((row[place] ?? 0) - by * (known[place] ?? 0)) % PRIME) + PRIME) % PRIME;
    }
    return row;
  }
  add(of: readonly number[]): void {
    const row = this.reduced(of);
    const lead = row.findIndex((value) => value !== 0);
    if (lead < 0) return;
    const by = inverse(row[lead] ?? 1);
    this.rows.set(
      lead,
      row.map((value) => (value * by) % PRIME),
    );
  }
  gives(of: readonly number[]): boolean {
    return this.reduced(of).every((value) => value === 0);
  }
}

const below = (unitId: string) => UNITS.slice(UNITS.indexOf(unitId));
const PERIODS = [
  ...MONTHS.map((month) => [month]),
  ...MONTHS.map((_, at) => MONTHS.slice(Math.max(0, at - 2), at + 1)),
  MONTHS.slice(1),
  MONTHS,
];

test(`of ${DATA_SETS} sets of answers no base below ${MINIMUM} is shown or recovered, by units, periods, filters and successive looks`, () => {
  let small = 0;
  fc.assert(
    fc.property(answers, (all) => {
      const known = new Known(all.length);
      const sums = new Set<string>();
      for (const thisMonth of LOOKS)
        for (const by of ["service", "channel"] as const)
          for (const { of, bundle } of seen(all, by, thisMonth)) {
            assert.ok((bundle.counts[0] ?? 0) >= MINIMUM, "a shown bundle has a small base");
            sums.add(of.join());
          }
      for (const sum of sums) known.add(sum.split(",").map(Number));
      for (const unitId of UNITS)
        for (const period of PERIODS)
          for (const part of [undefined, ...SERVICES, ...CHANNELS]) {
            const of = all.flatMap((each, at) =>
              below(unitId).includes(each.unitId) &&
              period.includes(each.month) &&
              (part === undefined || each.service === part || each.channel === part)
                ? [at]
                : [],
            );
            const base = of.reduce((sum, at) => sum + (all[at]?.n ?? 0), 0);
            if (base === 0 || base >= MINIMUM) continue;
            small += 1;
            assert.ok(!known.gives(of), `${unitId} ${period} ${part}: ${base} answers are recovered`);
          }
    }),
    { numRuns: DATA_SETS },
  );
  assert.ok(small > DATA_SETS, "there were small bases to protect");
});

const whole = (found: readonly Bundle[]) =>
  found.filter(({ part }) => part === undefined).map(({ unitId, month, counts }) => [unitId, month, counts[0]]);
const rules = { minimum: MINIMUM, above: ABOVE, thisMonth: "2026-11-01" };
const cell = (unitId: string, month: string, base: number, part = "open"): Cell => ({ unitId, month, part, counts: [base] });

test("large months count where they are, small ones with the month that makes them enough", () => {
  const found = bundlesOf([cell("station", "2026-01-01", 7), cell("station", "2026-02-01", 3), cell("station", "2026-03-01", 4)], rules);
  assert.deepEqual(whole(found), [
    ["station", "2026-01-01", 7],
    ["station", "2026-03-01", 7],
  ]);
});

test("what a year leaves over counts above when the year is over, and never twice", () => {
  const left = [cell("station", "2026-02-01", 3), cell("force", "2026-03-01", 2), cell("force", "2026-01-01", 9)];
  assert.deepEqual(whole(bundlesOf(left, rules)), [["force", "2026-01-01", 9]]);
  assert.deepEqual(whole(bundlesOf(left, { ...rules, thisMonth: "2027-01-01" })), [
    ["force", "2026-01-01", 9],
    ["force", "2026-03-01", 5],
  ]);
});

test("the parts of a month that still runs wait, and a small part makes the next smallest wait", () => {
  const cells = [
    cell("station", "2026-10-01", 3, "kiosk"),
    cell("station", "2026-10-01", 8, "open"),
    cell("station", "2026-10-01", 20, "verified"),
  ];
  const parts = (thisMonth: string) => bundlesOf(cells, { ...rules, thisMonth }).flatMap(({ part }) => (part ? [part] : []));
  assert.deepEqual(parts("2026-11-01"), ["verified"]);
  assert.deepEqual(parts("2026-10-01"), []);
});
