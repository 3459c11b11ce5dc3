import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { testSurvey } from "#db/seed/test-survey.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor } from "#lib/people/actor.ts";
import { readNeed, writtenNeed } from "./catalogue-definition.ts";
import { retireNeed, writeAgency, writeNeed } from "./catalogue-mutations.ts";
import { agencies, needOf, needs, needVersion } from "./catalogue-queries.ts";
import { beginDraft } from "./draft-mutations.ts";
import { draftOf } from "./draft-queries.ts";

after(closeDatabase);

const resident = residentActor();

const written = (title: string) =>
  writtenNeed.parse({
    kind: "help",
    triage: "police",
    agencyKey: null,
    sensitive: false,
    hours: 8,
    keepDays: 30,
    title: { en: title },
    ask: { en: "What happened?" },
    words: { en: "words" },
    questions: [],
  });

test("the catalogue grows by versions, which who leads the force writes, and who began keeps theirs", async () => {
  const { forceId, unitId } = await testSurvey();
  const [chief, lead] = [await testStaff(forceId, "lead"), await testStaff(unitId, "lead")];
  const key = `need-${Date.now()}`;
  await assert.rejects(writeNeed(lead, key, written("Mine"), 0), NotFound);
  await writeNeed(chief, key, written("My bicycle was stolen"), 0);
  await assert.rejects(writeNeed(chief, key, written("Again"), 0), Conflict);
  const need = await needOf(resident, key);
  assert.ok(need);
  const code = await beginDraft(resident, need);
  await writeNeed(chief, key, written("My bicycle is gone"), 1);
  await assert.rejects(writeNeed(chief, key, written("Too late"), 1), Conflict, "somebody else was first");
  assert.deepEqual([(await needOf(resident, key))?.title.en, (await draftOf(resident, code))?.draft.version], ["My bicycle is gone", 1]);
  assert.equal((await needVersion(resident, key, 1))?.title.en, "My bicycle was stolen");
  await retireNeed(chief, key, true);
  assert.ok(!(await needs(resident)).some((each) => each.key === key));
  assert.ok(await needOf(resident, key), "requests of it keep its words");
  await retireNeed(chief, key, false);
  assert.ok((await needs(resident)).some((each) => each.key === key));
  await retireNeed(chief, key, true);
});

test("who else helps is kept by who leads the force", async () => {
  const { forceId, unitId } = await testSurvey();
  const [chief, lead] = [await testStaff(forceId, "administrator"), await testStaff(unitId, "administrator")];
  const agency = { name: { en: "Water works" }, reach: { en: "Leaks" }, phone: "96 333", isRetired: false };
  await assert.rejects(writeAgency(lead, "water-works", agency), NotFound);
  await writeAgency(chief, "water-works", agency);
  assert.equal((await agencies(resident)).find(({ key }) => key === "water-works")?.phone, "96 333");
  await writeAgency(chief, "water-works", { ...agency, isRetired: true });
  assert.ok(!(await agencies(resident)).some(({ key }) => key === "water-works"));
});

test("a need that cannot be asked says which field is wrong", () => {
  const fields = new Map(
    Object.entries({ triage: ["other"], hours: ["0"], keepDays: ["x"], questions: ["[{]"], title_en: ["A"], ask_en: [""] }),
  );
  const read = readNeed(fields, "help");
  assert.ok("problems" in read);
  assert.deepEqual(Object.keys(read.problems).sort(), ["ask_en", "hours", "keepDays", "questions", "words_en"]);
});
