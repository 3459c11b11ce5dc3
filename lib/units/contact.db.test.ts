import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import sharp from "sharp";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { bestMatches } from "#lib/i18n/word-match.ts";
import type { Contact } from "./contact.ts";
import { holdPhoto, storeContact } from "./contact-mutations.ts";
import { contactVersions } from "./contact-queries.ts";
import { photoAnew } from "./photo.ts";
import { findableUnits, shownPhoto, unitDoor } from "./public-queries.ts";

after(closeDatabase);

const CONTACT: Contact = {
  address: { en: "1 Street", zh: "一号" },
  phone: "0555 1234",
  transport: null,
  stepFree: "help",
  hours: [[540, 1020], [540, 1020], null, null, null, null, [0, 1440]],
  places: { en: "Unheard-of Lane", zh: "無名橋", ar: "ساحة الأسد" },
  officer: "Test Officer",
  photo: null,
  surgery: { on: "2999-01-01", from: 600, to: 660, place: { en: "Square" } },
};

async function photo(): Promise<{ digest: string; bytes: Buffer }> {
  const background = { r: Math.floor(Math.random() * 256), g: Math.floor(Math.random() * 256), b: Math.floor(Math.random() * 256) };
  const made = await photoAnew(
    await sharp({ create: { width: 200, height: 200, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  if ("problem" in made) throw new Error(made.problem);
  return made;
}

const slugOf = async (unitId: string) => {
  const [row] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  return String(row?.slug);
};

test("a lead stores versions with who and when; of two who began from the same one, the later is told", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead", "Lead Person");
  assert.equal(await storeContact(lead, unitId, CONTACT, 0), 1);
  await assert.rejects(storeContact(lead, unitId, { ...CONTACT, officer: "Other" }, 0), Conflict);
  assert.equal(await storeContact(lead, unitId, { ...CONTACT, officer: "Second" }, 1), 2);
  const versions = await contactVersions(lead, unitId);
  assert.deepEqual(
    versions.map(({ number, by, contact }) => [number, by, contact.officer]),
    [
      [2, "Lead Person", "Second"],
      [1, "Lead Person", "Test Officer"],
    ],
  );
  assert.deepEqual(versions[1]?.contact, CONTACT);
  assert.deepEqual((await unitDoor(await slugOf(unitId)))?.contact, { ...CONTACT, officer: "Second" });
  const audit = await seeAll((sql) => sql`select detail from audit_event where event = 'contact.stored' and detail->>'unitId' = ${unitId}`);
  assert.equal(audit.length, 2);
});

test("of ten who store at once, one is stored and nine are told", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => storeContact(lead, unitId, CONTACT, 0)));
  assert.equal(all.filter(({ status }) => status === "fulfilled").length, 1);
  for (const each of all) if (each.status === "rejected") assert.ok(each.reason instanceof Conflict);
});

test("nobody else writes it: an analyst, another unit's lead", async () => {
  const [{ unitId }, other] = [await testSurvey(), await testSurvey()];
  for (const actor of [await testStaff(unitId, "analyst"), await testStaff(unitId, "desk"), await testStaff(other.unitId, "lead")]) {
    await assert.rejects(storeContact(actor, unitId, CONTACT, 0), NotFound);
    await assert.rejects(holdPhoto(actor, unitId, await photo()), NotFound);
  }
  assert.deepEqual(await contactVersions(await testStaff(other.unitId, "lead"), unitId), []);
});

test("a photo is shown from when it is stored until another or none is", async () => {
  const { unitId } = await testSurvey();
  const lead = await testStaff(unitId, "lead");
  const [first, second] = [await photo(), await photo()];
  await holdPhoto(lead, unitId, first);
  assert.equal(await shownPhoto(first.digest), undefined);
  await storeContact(lead, unitId, { ...CONTACT, photo: first.digest }, 0);
  assert.deepEqual(await shownPhoto(first.digest), first.bytes);
  await holdPhoto(lead, unitId, second);
  await storeContact(lead, unitId, { ...CONTACT, photo: second.digest }, 1);
  assert.equal(await shownPhoto(first.digest), undefined);
  await storeContact(lead, unitId, CONTACT, 2);
  const [left] = await seeAll((sql) => sql`select count(*)::int as count from unit_photo where unit_id = ${unitId}`);
  assert.equal(left?.count, 0, "what is no longer shown is forgotten");
  assert.equal(await storeContact(lead, unitId, { ...CONTACT, photo: first.digest }, 3), "photo_gone");
  const held = await photo();
  await holdPhoto(lead, unitId, held);
  await storeContact(lead, unitId, CONTACT, 3);
  assert.equal(await storeContact(lead, unitId, { ...CONTACT, photo: held.digest }, 4), 5, "what another form holds is left to it");
});

test("a unit is found by its places in every language, whatever the signs", async () => {
  const { unitId } = await testSurvey();
  const word = randomUUID()
    .replaceAll(/[^a-z]/g, "")
    .padEnd(6, "q");
  await storeContact(
    await testStaff(unitId, "lead"),
    unitId,
    { ...CONTACT, places: { en: `${word} Road`, zh: "無名橋", ar: "ساحة الأسد" } },
    0,
  );
  const [slug, units] = [await slugOf(unitId), await findableUnits()];
  const own = units.filter((each) => each.slug === slug);
  const finds = (typed: string) => bestMatches(own, typed, ({ text }) => text).length === 1;
  for (const typed of [word, word.toUpperCase(), "桥", "名橋", "اسد", "الساحه"]) assert.ok(finds(typed), typed);
  assert.deepEqual(
    bestMatches(units, word, ({ text }) => text).map((each) => each.slug),
    [slug],
  );
  assert.ok(!finds("nowhere"));
});
