import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { type OpenDatabase, openEmbedded } from "#db/embedded/open.ts";
import { place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { addMonths, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { residentActor, staffActor } from "#lib/people/actor.ts";
import { periodOf } from "#lib/rates/period.ts";
import { overview } from "#lib/rates/queries.ts";
import { issues } from "#lib/requests/issue-queries.ts";
import { toldToPublic } from "#lib/requests/told-queries.ts";
import { recountTallies } from "#lib/responses/recount-mutations.ts";
import { unitDoor } from "#lib/units/public-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { seedDemo } from "./demo.ts";
import { DEMO_DISTRICTS } from "./force.ts";
import { asOwner } from "./test-owner.ts";
import { seeAll, testActor } from "./test-survey.ts";

// The demonstration is for an empty database, so it gets one of its own beside the other tests'.
const NAME = `demo_${process.pid}`;
const TODAY = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
let own: OpenDatabase;

before(async () => {
  own = await openEmbedded(await place(), NAME);
  await migrateDatabase(own.ownerUrl, own);
  process.env.DATABASE_URL = own.url;
  await seedDemo(() => {});
});
after(async () => {
  await closeDatabase();
  await asOwner((owner) => owner`drop database ${owner(NAME)}`);
  await own.stop();
});

/** The chief's page over the two years, and the units it is about. */
async function page(slug?: string) {
  const rows = await database().execute<{ id: string }>(sql`select id from unit`);
  const chief = staffActor({ personId: "chief", name: "Chief", roles: [], units: [...rows].map(({ id }) => id) });
  const units = await unitsInScope(chief);
  const unit = units.find((each) => (slug ? each.slug === slug : each.parentId === null));
  const period = periodOf("last-24", TODAY);
  assert.ok(unit && period);
  return { units, ...(await overview(chief, { unit, units, period, today: TODAY })) };
}

const near = (value: number | undefined, wanted: number, by: number, what: string) =>
  assert.ok(value !== undefined && Math.abs(value - wanted) <= by, `${what}: ${value}, wanted ${wanted} ± ${by}`);
const kinds = (units: readonly UnitNode[], kind: string) => units.filter((each) => each.kind === kind).length;

test("one force, four districts, eighteen stations and some 60,000 answers, all mixed and tallied", async () => {
  const { units } = await page();
  assert.deepEqual([kinds(units, "force"), kinds(units, "district"), kinds(units, "station")], [1, 4, 18]);
  const [row] = await seeAll(
    (tx) => tx`
      select (select count(*)::int from response) as answers, (select sum(answers)::int from tally_day) as days,
        (select sum(answers)::int from tally_month) as months, (select count(*)::int from inbox) as waiting,
        (select count(distinct month)::int from response) as lasted, (select count(*)::int from demonstration) as marked`,
  );
  near(row?.answers, 60_000, 3_000, "answers");
  assert.deepEqual({ ...row }, { answers: row?.answers, days: row?.answers, months: row?.answers, waiting: 0, lasted: 24, marked: 1 });
  assert.deepEqual((await recountTallies(testActor)).differences, []);
});

test("the page shows the published rates, and stations that differ as published", async () => {
  const { headlines, units, participation } = await page();
  assert.ok(participation && participation.visits > participation.answers && participation.answers > 10_000);
  const rate = (id: string) => {
    const now = headlines.find((each) => each.id === id)?.now;
    return now?.shown ? now.rate : undefined;
  };
  near(rate("sat_top2"), 0.81, 0.01, "satisfied");
  near(rate("know_any"), 0.39, 0.015, "know an officer");
  near(rate("see_weekly"), 0.53, 0.015, "saw one in a week");
  const stations: number[] = [];
  for (const { slug } of units.filter(({ kind }) => kind === "district"))
    for (const { rate: each } of (await page(slug)).headlines.find(({ id }) => id === "sat_top2")?.units ?? [])
      if (each.shown) stations.push(each.rate);
  assert.ok(stations.length >= 16, `${stations.length} stations shown`);
  assert.ok(Math.min(...stations) >= 0.71 && Math.max(...stations) <= 0.89, `${Math.min(...stations)} to ${Math.max(...stations)}`);
});

test("the station with a few answers is hidden on its district's page", async () => {
  const tiny = DEMO_DISTRICTS.find(({ stations }) => stations.some(({ story }) => story === "tiny"));
  assert.ok(tiny);
  const { headlines } = await page(tiny.slug);
  const few = headlines.find(({ id }) => id === "sat_top2")?.units.filter(({ rate }) => !rate.shown && rate.reason === "few") ?? [];
  assert.deepEqual(
    few.map(({ unit }) => unit.slug),
    tiny.stations.filter(({ story }) => story === "tiny").map(({ slug }) => slug),
  );
});

test("every station says how it is reached; what is asked for beyond chance is found, and what was done is told", async () => {
  const doors = await Promise.all(DEMO_DISTRICTS.flatMap(({ stations }) => stations).map(({ slug }) => unitDoor(slug)));
  for (const door of doors) assert.ok(door?.contact?.officer && door.contact.phone && door.contact.hours.some(Boolean), door?.slug);
  const [railway] = await database().execute<{ id: string }>(sql`select id from unit where slug = 'railway'`);
  const unitId = railway?.id ?? "";
  const lead = staffActor({ personId: "lead", name: "Lead", roles: [{ role: "lead", unitId }], units: [unitId] });
  const found = await issues(lead, [unitId], addMonths(monthOf(TODAY), -1), TODAY);
  assert.deepEqual(
    found.filter(({ isRise }) => isRise).map(({ key }) => key),
    ["feel-unsafe"],
  );
  assert.equal((await toldToPublic(residentActor())).length, 2);
});

test("a database that has units is never filled with the demonstration", async () => {
  const count = async () => (await seeAll((tx) => tx`select count(*)::int as count from unit`))[0]?.count;
  const had = await count();
  await assert.rejects(
    seedDemo(() => {}),
    /only for an empty one/,
  );
  assert.equal(await count(), had);
});
