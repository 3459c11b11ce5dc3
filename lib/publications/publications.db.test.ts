import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { testStaff } from "#db/seed/test-people.ts";
import { ownDatabase, PUBLISHED_AT, testPublishers } from "#db/seed/test-publishers.ts";
import { plant } from "#db/seed/test-rates.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { periodOf } from "#lib/rates/period.ts";
import { sealPeriod } from "#lib/rates/seal-mutations.ts";
import { wilson } from "#lib/statistics/wilson.ts";
import { checkDraft, draftPublication, dropDraft } from "./draft-mutations.ts";
import { draft as draftOf, drafts } from "./draft-queries.ts";
import { keepPlans, makePlan, withdrawPublication } from "./plan-mutations.ts";
import { isReadable, type Published, published, releases } from "./public-queries.ts";
import { verifyPublications } from "./verify-queries.ts";

let leave: () => Promise<void>;
const NOW = PUBLISHED_AT;
const everybody = residentActor();

before(async () => {
  ({ leave } = await ownDatabase(`publications_${process.pid}`));
});
after(() => leave());

async function read(slug: string): Promise<Published> {
  const found = await published(everybody, slug);
  assert.ok(found && isReadable(found), slug);
  return found;
}
const satisfaction = (found: Published, at: number) => found.snapshot.units[at]?.rates.find(({ id }) => id === "sat_top2")?.rate;

test("what somebody drafted, another checks; it is frozen, told, and its numbers are those of the answers", async () => {
  const { stations, author, second, draft, forceId } = await testPublishers();
  const [a = "", b = "", c = ""] = stations;
  await plant([
    { unitId: a, count: 40, grade: 5, day: "2026-08-05" },
    { unitId: a, count: 10, grade: 2, day: "2026-09-05" },
    { unitId: b, count: 12, grade: 4, day: "2026-08-05" },
    { unitId: c, count: 4, grade: 1, day: "2026-08-05" },
    { unitId: a, count: 70, grade: 1, day: "2026-10-05" },
  ]);
  const id = await draft("2026-q3");
  await assert.rejects(draft("2026-q3"), Conflict, "drafted once");
  await assert.rejects(draft("2026-q4"), Conflict, "its months are not over");
  await assert.rejects(checkDraft(author, id, NOW), NotFound, "nobody checks their own");
  const lead = await testStaff(a, "lead");
  await assert.rejects(checkDraft(lead, id, NOW), NotFound);
  await assert.rejects(checkDraft(second, id, NOW, { seen: "what it said before" }), Conflict, "another text than was read");
  assert.deepEqual(await drafts(lead), [], "a draft of the force is not a station's");
  const slug = await checkDraft(second, id, NOW);
  assert.ok(slug);
  await assert.rejects(checkDraft(second, id, NOW), Conflict);
  await assert.rejects(dropDraft(author, id, "No"), Conflict);
  const found = await read(slug);
  const [counted] = await seeAll(
    (run) => run`
      select count(*)::int as n, count(*) filter (where choices[1] in (4, 5))::int as x from response
      where unit_id = any (${[a, b]}) and day between '2026-07-01' and '2026-09-30'`,
  );
  const force = satisfaction(found, 0);
  assert.ok(force?.shown);
  assert.deepEqual([force.n, force.x], [counted?.n, counted?.x]);
  assert.deepEqual([force.n, force.x], [62, 52], "four answers of one station wait for more");
  assert.deepEqual([force.lower, force.upper], Object.values(wilson(52, 62) ?? {}));
  assert.deepEqual(
    force.distribution.map(({ code, n }) => [code, n]),
    [
      [1, 0],
      [2, 10],
      [3, 0],
      [4, 12],
      [5, 40],
    ],
  );
  const few = found.snapshot.units.flatMap(({ rates }) => rates).filter(({ id: of, rate }) => of === "sat_top2" && !rate.shown);
  assert.deepEqual(
    few.map(({ rate }) => !rate.shown && rate.reason),
    ["few", "none"],
  );
  await plant([{ unitId: a, count: 90, grade: 1, day: "2026-08-06" }]);
  assert.equal((await read(slug)).text, found.text, "frozen");
  const events = await seeAll(
    (run) => run`select event from audit_event where detail->>'unitId' = ${forceId} and event like 'publication%' order by at`,
  );
  assert.deepEqual(events.map(({ event }) => event).sort(), ["publication.checked", "publication.drafted", "publication.released"]);
  assert.deepEqual((await verifyPublications(testActor)).faults, []);
});

test("sealed months, and a period that says nothing new, go nowhere", async () => {
  const { forceId, stations, author, second, draft } = await testPublishers();
  const [a = ""] = stations;
  await plant([{ unitId: a, count: 40, grade: 5, day: "2026-05-05" }]);
  await sealPeriod(author, { unitId: forceId, from: "2026-05-01", to: "2026-05-01", why: "Appraisal" });
  await assert.rejects(checkDraft(second, await draft("2026-q2"), NOW), Conflict);
  await assert.rejects(checkDraft(second, await draft("2026-q1"), NOW), Conflict, "nobody answered");
  const period = periodOf("2026-q2", "2026-11-20");
  assert.ok(period);
  const ofStation = await draftPublication(author, { unitId: a, period, publishOn: "2026-10-30" }, NOW);
  await assert.rejects(checkDraft(second, ofStation, NOW), Conflict, "sealed above it");
  const seen = await draftOf(await testStaff(a, "lead"), ofStation);
  assert.ok(seen && seen.figures === undefined, "who is appraised sees no rate of it");
});

test("a plan drafts by itself, publishes by itself once it was checked, and does each once", async () => {
  const { forceId, stations, author, second } = await testPublishers();
  const [a = ""] = stations;
  await plant([{ unitId: a, count: 40, grade: 5, day: "2026-08-05" }]);
  await makePlan(author, { unitId: forceId, length: "quarter", draftDays: 20, publishDays: 30 });
  await assert.rejects(makePlan(author, { unitId: forceId, length: "quarter", draftDays: 1, publishDays: 2 }), Conflict);
  const noon = (day: string) => new Date(`${day}T04:00:00Z`);
  assert.equal((await keepPlans(testActor, noon("2026-10-19"))).drafted, 0);
  assert.equal((await keepPlans(testActor, noon("2026-10-20"))).drafted, 1);
  assert.equal((await keepPlans(testActor, noon("2026-10-20"))).drafted, 0);
  const [draft] = await drafts(second);
  assert.ok(draft);
  assert.equal(draft.draftedBy, undefined);
  await assert.rejects(checkDraft(author, draft.id, NOW), NotFound, "nobody checks what their own plan drafted");
  assert.deepEqual((await keepPlans(testActor, noon("2026-10-30"))).released, [], "unchecked");
  assert.equal(await checkDraft(second, draft.id, noon("2026-10-21")), undefined, "its day has not come");
  assert.deepEqual((await keepPlans(testActor, noon("2026-10-29"))).released, []);
  await Promise.all([keepPlans(testActor, noon("2026-10-30")), keepPlans(testActor, noon("2026-10-30"))]);
  assert.equal((await releases(everybody)).filter(({ unit }) => unit === draft.unitSlug).length, 1);
});

test("a publication is withdrawn with a reason that stays, told no more, and may be followed by a corrected one", async () => {
  const { stations, publish, second, author } = await testPublishers();
  const [a = ""] = stations;
  await plant([{ unitId: a, count: 40, grade: 5, day: "2026-02-05" }]);
  const slug = await publish("2026-q1");
  const lead = await testStaff(a, "lead");
  await assert.rejects(withdrawPublication(lead, slug, "No"), NotFound);
  await withdrawPublication(second, slug, "A station's answers were counted under another");
  await assert.rejects(withdrawPublication(author, slug, "Again"), Conflict);
  const gone = await published(everybody, slug);
  assert.ok(gone && !isReadable(gone));
  assert.match(gone.withdrawn?.why ?? "", /counted under another/);
  await plant([{ unitId: a, count: 14, grade: 1, day: "2026-02-06" }]);
  const corrected = await publish("2026-q1");
  assert.equal(corrected, `${slug}-v2`);
  assert.equal((satisfaction(await read(corrected), 0) as { n: number }).n, 54);
  assert.deepEqual((await verifyPublications(testActor)).faults, []);
});
