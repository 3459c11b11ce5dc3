import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { plant, satisfaction } from "#db/seed/test-rates.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { applyMoves, planMove, withdrawMove } from "#lib/units/move-mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { distributions } from "./distribution-queries.ts";
import { periodOf } from "./period.ts";
import { overview } from "./queries.ts";
import { unitComparison } from "./unit-queries.ts";

after(closeDatabase);

const PLANNED_ON = "2026-02-10";
const MOVED_ON = "2026-03-01";
const LOOKED_ON = "2026-12-02";

/** A force of two districts; the station `s`, with a beat, is to move from the first to the second. */
async function force() {
  const { forceId } = await testSurvey();
  const unit = async (kind: "district" | "station" | "beat", parentId: string) =>
    (await addUnit(testActor, { parentId, kind, slug: `move-${randomUUID()}`, name: { en: kind }, adults: null })).unitId;
  const [d1, d2] = [await unit("district", forceId), await unit("district", forceId)];
  const [s, a, c] = [await unit("station", d1), await unit("station", d1), await unit("station", d2)];
  const b = await unit("beat", s);
  const admin = await testStaff(forceId, "administrator");
  return { forceId, d1, d2, s, a, b, c, admin };
}
type Force = Awaited<ReturnType<typeof force>>;

async function look(as: StaffActor, unitId: string, key: string) {
  const units = await unitsInScope(as);
  const [unit, period] = [units.find(({ id }) => id === unitId), periodOf(key, LOOKED_ON)];
  assert.ok(unit && period, "the unit is the actor's");
  return overview(as, { unit, units, period, today: LOOKED_ON });
}

const year = (from: number, to: number, at: string, units: readonly string[]) =>
  units.flatMap((unitId, index) =>
    Array.from({ length: to - from + 1 }, (_, month) => [
      { unitId, count: 7 + index + month, grade: 5, day: `${at}-${String(from + month).padStart(2, "0")}-05` },
      { unitId, count: 3 + ((index + month) % 4), grade: 2, day: `${at}-${String(from + month).padStart(2, "0")}-09`, channel: "kiosk" },
    ]).flat(),
  );

/** The rate of 2026 below a district by the answers themselves, written without any of the pages' code. */
async function recounted(own: readonly string[], station: readonly string[], months: "before" | "after") {
  return transaction({ everything: true }, async (tx) => {
    const [row] = await tx.execute<{ n: number; x: number }>(sql`
      select count(*)::int as n, count(*) filter (where choices[1] >= 4)::int as x from response
      where extract(year from day) = 2026 and (unit_id::text in (${sql.join(
        own.map((id) => sql`${id}`),
        sql`, `,
      )})
        or (unit_id::text in (${sql.join(
          station.map((id) => sql`${id}`),
          sql`, `,
        )})
          and case when ${months} = 'before' then day < '2026-03-01' else day >= '2026-03-01' end))`);
    return row;
  });
}

async function movedForce(): Promise<Force> {
  const made = await force();
  await plant([...year(1, 12, "2025", [made.s, made.a, made.c, made.b]), ...year(1, 2, "2026", [made.s, made.a, made.c, made.b])]);
  assert.equal(await planMove(made.admin, { unitId: made.s, parentId: made.d2, from: MOVED_ON }, PLANNED_ON), "planned");
  return made;
}

async function applied({ s, a, b, c }: Force): Promise<void> {
  assert.ok((await applyMoves(testActor, MOVED_ON)) >= 1);
  await plant(year(3, 11, "2026", [s, a, c, b]));
}

test("a moved station: last year of both districts stays to the last digit, and each month of this year counts where it stood", async () => {
  const made = await movedForce();
  const { d1, d2, s, a, b, c, forceId, admin } = made;
  const of = async (unitId: string, key: string) => (await look(admin, unitId, key)).headlines.map(({ units: _, ...rest }) => rest);
  const before = await Promise.all([d1, d2, forceId, s].map((unitId) => of(unitId, "2025")));
  assert.ok(before.every(([first]) => first?.now.shown));
  await applied(made);
  assert.deepEqual(await Promise.all([d1, d2, forceId, s].map((unitId) => of(unitId, "2025"))), before);
  const [one, other] = [satisfaction(await look(admin, d1, "2026")), satisfaction(await look(admin, d2, "2026"))];
  assert.ok(one?.now.shown && other?.now.shown);
  assert.deepEqual({ n: one.now.n, x: one.now.x }, { ...(await recounted([a], [s, b], "before")) });
  assert.deepEqual({ n: other.now.n, x: other.now.x }, { ...(await recounted([c], [s, b], "after")) });
  const [whole, station] = [satisfaction(await look(admin, forceId, "2026")), satisfaction(await look(admin, s, "2026"))];
  assert.ok(whole?.now.shown && station?.now.shown);
  assert.equal(whole.now.n, one.now.n + other.now.n, "the force has every answer once");
  const ofUnits = (found: typeof one) => found.units.reduce((sum, { rate }) => sum + (rate.shown ? rate.n : 0), 0);
  assert.deepEqual([ofUnits(one), ofUnits(other), ofUnits(whole)], [one.now.n, other.now.n, whole.now.n], "units add up to their district");
  const version = (await openedVersions()).find(({ key }) => key === "visit-rating");
  const period = periodOf("2026", LOOKED_ON);
  assert.ok(version && period);
  assert.equal((await distributions(admin, { version, unitId: d1, period })).answers, one.now.n);
  const units = await unitsInScope(admin);
  const unit = units.find(({ id }) => id === d1);
  assert.ok(unit);
  const compared = await unitComparison(admin, { unit, units, period, today: LOOKED_ON }, "sat_top2", false);
  const shown = compared.units.map(({ unit: each, rate }) => [each.id, rate.shown ? rate.n : 0]).sort();
  assert.deepEqual(shown, one.units.map(({ unit: each, rate }) => [each.id, rate.shown ? rate.n : 0]).sort());
});

test("the lead of the old district keeps the counts of its months, and sees no later month, no word and no request of the station", async () => {
  const made = await movedForce();
  const before = satisfaction(await look(await testStaff(made.d1, "lead"), made.d1, "2025"));
  await applied(made);
  const lead = await testStaff(made.d1, "lead");
  const now = satisfaction(await look(lead, made.d1, "2025"));
  assert.deepEqual(now?.now, before?.now);
  assert.ok(!(await unitsInScope(lead)).some(({ id }) => id === made.s || id === made.b));
  const seen = await transaction(reachOf(lead), async (tx) => {
    const count = async (table: string, where: string) =>
      (
        await tx.execute<{ n: number }>(
          sql.raw(`select count(*)::int as n from ${table} where unit_id in ('${made.s}', '${made.b}') and ${where}`),
        )
      )[0]?.n;
    const tables = ["tally_month", "response", "tally_moment"];
    return {
      old: (await Promise.all(tables.slice(0, 2).map((table) => count(table, "month < '2026-03-01'")))).every((n) => (n ?? 0) > 0),
      later: await Promise.all(tables.map((table) => count(table, "month >= '2026-03-01'"))),
      others: await Promise.all(["comment", "request", "inbox", "tally_day"].map((table) => count(table, "true"))),
    };
  });
  assert.deepEqual(seen, { old: true, later: [0, 0, 0], others: [0, 0, 0, 0] });
  const fresh = await testStaff(made.d2, "lead");
  assert.ok(
    (await unitsInScope(fresh)).some(({ id }) => id === made.b),
    "the new district has the station and its beat",
  );
  assert.ok(satisfaction(await look(fresh, made.s, "2025"))?.now.shown, "with its history");
});

test("a move is planned by who administers the unit and both parents, for a month to come, once, and may be withdrawn until then", async () => {
  const { d1, d2, s, c, admin, forceId } = await force();
  const wanted = { unitId: s, parentId: d2, from: MOVED_ON };
  for (const other of [await testStaff(d1, "administrator"), await testStaff(s, "administrator"), await testStaff(forceId, "lead")])
    await assert.rejects(planMove(other, wanted, PLANNED_ON), NotFound);
  for (const from of ["2026-02-01", "2026-01-01", "2026-03-02"])
    assert.equal(await planMove(admin, { ...wanted, from }, PLANNED_ON), "month_past");
  assert.equal(await planMove(admin, { ...wanted, parentId: d1 }, PLANNED_ON), "stands_there");
  assert.equal(await planMove(admin, { ...wanted, parentId: c }, PLANNED_ON), "does_not_fit");
  assert.equal(await planMove(admin, wanted, PLANNED_ON), "planned");
  assert.equal(await planMove(admin, wanted, PLANNED_ON), "move_planned");
  await withdrawMove(admin, s, PLANNED_ON);
  assert.equal((await driver()`select 1 from unit_placement where unit_id = ${s}`).length, 0);
  assert.equal((await driver()`select 1 from unit_past where unit_id = ${s}`).length, 0);
  const events =
    await driver()`select event, detail from audit_event where detail->>'unitId' = ${s} and event like 'unit.move%' order by at`;
  assert.deepEqual(
    events.map(({ event, detail }) => [event, detail.from, detail.before, detail.after]),
    [
      ["unit.move_planned", MOVED_ON, d1, d2],
      ["unit.move_withdrawn", MOVED_ON, d2, d1],
    ],
  );
});
