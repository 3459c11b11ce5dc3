import assert from "node:assert/strict";
import { periodOf } from "#lib/rates/period.ts";
import { overview } from "#lib/rates/queries.ts";
import type { Rate } from "#lib/rates/rate.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import type { AttackedForce } from "./test-attacked-force.ts";
import type { AttackedYear } from "./test-attacked-year.ts";
import { testStaff } from "./test-people.ts";
import { LOOKED_ON } from "./test-rates.ts";
import { amountOf, atomsIn, gradedOf, labelled } from "./test-told-sums.ts";

type Looked = { service?: string; channel?: string };
const SMALLEST = 5;

/** Of which atoms the numbers are sums that a station's lead sees of its own station, by every period, service and channel of a year. */
export async function seenByLead(
  force: AttackedForce,
  station: string,
  { year, atoms, releases }: AttackedYear,
): Promise<[number, number][][]> {
  const actor = await testStaff(station, "lead");
  const units = await unitsInScope(actor);
  const unit = units.find(({ id }) => id === station);
  assert.ok(unit);
  const at = Math.max(...atoms.map(({ until }) => until)) - 1;
  assert.ok(releases.length > 0);
  const byPart = {
    channel: labelled(force, station, { atoms, at, minimum: SMALLEST, partOf: ({ channel }) => channel }),
    service: labelled(force, station, { atoms, at, minimum: SMALLEST, partOf: ({ service }) => service }),
  };
  const seen: [number, number][][] = [];
  const sees = (rate: Rate | undefined, of: [number, number][]) => {
    const n = amountOf(of, atoms, gradedOf);
    assert.deepEqual(
      rate?.shown ? [rate.n, rate.x] : [0, 0],
      n < SMALLEST ? [0, 0] : [n, amountOf(of, atoms, ({ counts }) => (counts[3] ?? 0) + (counts[4] ?? 0))],
    );
    if (n >= SMALLEST) seen.push(of);
  };
  const looks: Looked[] = [
    {},
    ...[...new Set(atoms.map(({ service }) => service))].map((service) => ({ service })),
    { channel: "open" },
    { channel: "kiosk" },
  ];
  for (const key of [String(year), ...[1, 2, 3, 4].map((quarter) => `${year}-q${quarter}`)])
    for (const look of looks) {
      const period = periodOf(key, LOOKED_ON);
      assert.ok(period);
      const found = (await overview(actor, { unit, units, period, ...look, today: LOOKED_ON })).headlines.find(
        ({ id }) => id === "sat_top2",
      );
      const bundles = byPart[look.service ? "service" : "channel"].filter(({ month }) => month >= period.from && month <= period.to);
      const of = (part: string | undefined, month?: string) =>
        atomsIn(
          bundles.filter((each) => each.part === part && (month === undefined || each.month === month)),
          atoms.length,
        );
      const chosen = look.service ?? look.channel;
      sees(found?.now, of(chosen));
      for (const { month, rate } of found?.months ?? []) if (month >= period.from && month <= period.to) sees(rate, of(chosen, month));
      for (const { channel, rate } of found?.channels ?? []) sees(rate, of(channel));
    }
  return seen;
}
