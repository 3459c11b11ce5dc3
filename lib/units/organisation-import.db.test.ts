import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { closeDatabase, database, driver } from "#db";
import { unit } from "#db/schema/units.ts";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { systemActor } from "#lib/people/actor.ts";
import { openInvitation } from "#lib/people/invitation-queries.ts";
import { storePeople } from "#lib/people/people-import-mutations.ts";
import { judgedPeople } from "#lib/people/people-import-queries.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { csvRows } from "./csv-rows.ts";
import { stageOrganisation, storeUnits } from "./organisation-import-mutations.ts";
import { judgedUnits } from "./organisation-import-queries.ts";
import { closeUnit, reopenUnit } from "./organisation-mutations.ts";
import { publicUnit } from "./public-queries.ts";
import { offeredServices, services } from "./queries.ts";
import { addService, changeService, setOffered } from "./service-mutations.ts";

after(closeDatabase);

const TODAY = "2026-11-26";
const slugOf = async (id: string) => (await database().select({ slug: unit.slug }).from(unit).where(eq(unit.id, id)))[0]?.slug ?? "";

async function place() {
  const { forceId, unitId, touchpoint } = await testSurvey();
  const [admin, lead, local] = await Promise.all([
    testStaff(forceId, "administrator"),
    testStaff(forceId, "lead"),
    testStaff(unitId, "administrator"),
  ]);
  return { forceId, unitId, touchpoint, admin, lead, local, force: await slugOf(forceId), station: await slugOf(unitId) };
}
const rowsOf = (text: string) => csvRows(text) ?? [];

test("a file of units is judged line by line, stored as a whole, and does nothing a second time", async () => {
  const { forceId, admin, lead, local, force, station } = await place();
  const name = `n${randomUUID().slice(0, 8)}`;
  const good = `slug,kind,parent,name_en,name_zh,adults\n${name}-d,district,${force},North,北区,\n${name}-s,station,${name}-d,North One,,1200\n${station},station,${force},Renamed,,1000\n`;
  const bad = `${good}Bad Slug,station,${force},X,,\n${name}-x,castle,${force},X,,\n${name}-y,station,nowhere,X,,\n${name}-z,district,${station},X,,\n${name}-w,beat,${station},,,\n${name}-v,beat,${station},V,,many\n${name}-s,station,${force},Twice,,\n`;
  await assert.rejects(stageOrganisation(lead, "units", rowsOf(good), TODAY), NotFound);
  const refusedId = await stageOrganisation(admin, "units", rowsOf(bad), TODAY);
  const lines = (await judgedUnits(admin, refusedId)) ?? [];
  assert.deepEqual(
    lines.map(({ line, verdict, problem }) => [line, problem ?? verdict]),
    [
      [2, "added"],
      [3, "added"],
      [4, "changed"],
      [5, "slug_wrong"],
      [6, "kind_wrong"],
      [7, "parent_unknown"],
      [8, "does_not_fit"],
      [9, "name_missing"],
      [10, "adults_wrong"],
      [11, "slug_twice"],
    ],
  );
  assert.equal(await judgedUnits(local, refusedId), undefined, "a file is its owner's alone");
  await assert.rejects(storeUnits(admin, refusedId), Conflict);
  assert.equal(await publicUnit(`${name}-d`), undefined, "nothing of it was stored");
  const id = await stageOrganisation(admin, "units", rowsOf(good), TODAY);
  await storeUnits(admin, id);
  assert.equal((await publicUnit(`${name}-s`))?.name.en, "North One");
  await assert.rejects(storeUnits(admin, id), NotFound);
  // Whoever signs in now reaches the new units too.
  const later = await testStaff(forceId, "administrator");
  const again = await stageOrganisation(later, "units", rowsOf(good), TODAY);
  assert.deepEqual([...new Set((await judgedUnits(later, again))?.map(({ verdict }) => verdict))], ["same"]);
  const [event] = await seeAll(
    (sql) => sql`select detail from audit_event where event = 'organisation.imported' and detail->>'importId' = ${id}`,
  );
  assert.deepEqual([event?.detail.added, event?.detail.changed], [2, 1]);
});

test("a file of people gives new ones a link each and known ones their roles, on units of the actor's alone", async () => {
  const { admin, local, force, station } = await place();
  const [one, two] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];
  const text = `email;name;role;unit\n${one};Mei Chen;desk;${station}\n${one};Mei Chen;analyst;${force}\n${two.toUpperCase()};Li Wei;lead;${station}\nnobody;X;desk;${station}\n${two};Li Wei;chief;${station}\n`;
  const id = await stageOrganisation(admin, "people", rowsOf(text), TODAY);
  const judged = (await judgedPeople(admin, id))?.map(({ verdict, problem }) => problem ?? verdict);
  assert.deepEqual(judged, ["added", "changed", "added", "email_wrong", "role_wrong"]);
  const own = await stageOrganisation(local, "people", rowsOf(text), TODAY);
  assert.deepEqual((await judgedPeople(local, own))?.map(({ problem }) => problem)[1], "unit_unknown");
  const good = await stageOrganisation(admin, "people", rowsOf(text.split("\n").slice(0, 4).join("\n")), TODAY);
  const links = await storePeople(admin, good);
  assert.deepEqual(
    links.map(({ email }) => email),
    [one, two],
  );
  for (const { token, email } of links) assert.equal((await openInvitation(systemActor("test"), token))?.email, email);
  const held =
    await driver()`select h.role, u.slug from role_holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id where p.email = ${one} order by 1`;
  assert.deepEqual(
    held.map(({ role, slug }) => `${role} ${slug}`),
    [`analyst ${force}`, `desk ${station}`],
  );
});

test("a closed unit takes no answers and is not found; opened again it is", async () => {
  const { admin, lead, unitId, touchpoint, station } = await place();
  await assert.rejects(closeUnit(lead, unitId, "Merged", TODAY), NotFound);
  assert.equal(await closeUnit(admin, unitId, "Merged", TODAY), "closed");
  await assert.rejects(closeUnit(admin, unitId, "Merged", TODAY), Conflict);
  assert.equal(await publicUnit(station), undefined);
  const retired = await driver()`select 1 from unit_closure where unit_id = ${unitId}`;
  assert.equal(retired.length, 1);
  assert.ok(await openTouchpoint(touchpoint.code), "whoever stands before the poster is told so");
  assert.equal(await reopenUnit(admin, unitId), "reopened");
  assert.ok(await publicUnit(station));
});

test("a service is added, renamed and retired by administrators of a whole force; of two, the later is told", async () => {
  const { admin, lead, local } = await place();
  const key = `s-${randomUUID().slice(0, 8)}`;
  for (const other of [lead, local]) await assert.rejects(addService(other, key, { en: "Boats" }), NotFound);
  await addService(admin, key, { en: "Boats" });
  await assert.rejects(addService(admin, key, { en: "Boats" }), Conflict);
  await changeService(admin, key, { name: { en: "Boats and harbours" }, position: 50 }, { en: "Boats" });
  await assert.rejects(changeService(admin, key, { name: { en: "Ships" }, position: 50 }, { en: "Boats" }), Conflict);
  const isOffered = async () => (await offeredServices(admin)).some((each) => each.key === key);
  assert.equal(await isOffered(), true);
  await setOffered(admin, key, false, TODAY);
  assert.equal(await isOffered(), false);
  assert.ok(
    (await services(admin)).some((each) => each.key === key),
    "its history keeps its name",
  );
  await assert.rejects(setOffered(admin, key, false, TODAY), Conflict);
  await setOffered(admin, key, true, TODAY);
  const events = await seeAll((sql) => sql`select event from audit_event where detail->>'serviceKey' = ${key} order by at`);
  assert.deepEqual(
    events.map(({ event }) => event),
    ["service.added", "service.changed", "service.retired", "service.offered_again"],
  );
});
