import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { indexWords } from "./word-index-mutations.ts";
import { redactWords, tagWords } from "./words-mutations.ts";
import { readableUnits, wordsBatch } from "./words-queries.ts";

after(closeDatabase);

const ENDED = "2026-05-01";

async function written(count: number, month = ENDED) {
  const { forceId, unitId, touchpoint } = await testSurvey();
  await transaction({ everything: true }, async (tx) => {
    for (let number = 0; number < count; number += 1)
      await tx.execute(sql`
        insert into comment (id, unit_id, service_key, channel, version_id, month, question, words)
        values (${randomUUID()}, ${unitId}, 'household', 'open', ${touchpoint.version.id}, ${month}, 'change', ${`More windows, number ${number}`})`);
  });
  await indexWords(testActor);
  const [reviewer, lead, analyst] = await Promise.all([
    testStaff(forceId, "reviewer"),
    testStaff(unitId, "lead"),
    testStaff(forceId, "analyst"),
  ]);
  const read = (search = "", tag = "") => wordsBatch(reviewer, { unitId, month: undefined, search, tag });
  return { unitId, reviewer, lead, analyst, read };
}

test("only a reviewer from outside reads, and every reading is recorded", async () => {
  const { unitId, reviewer, lead, analyst, read } = await written(6);
  assert.equal((await read()).comments.length, 6);
  for (const other of [lead, analyst, await testStaff(unitId, "reviewer")]) {
    assert.deepEqual(await readableUnits(other, unitId), []);
    assert.equal((await wordsBatch(other, { unitId, month: undefined, search: "", tag: "" })).comments.length, 0);
  }
  assert.deepEqual(await readableUnits(reviewer, unitId), [unitId]);
  const views = await seeAll((run) => run`select detail from audit_event where event = 'words.viewed' and detail ->> 'unitId' = ${unitId}`);
  assert.deepEqual(
    views.map(({ detail }) => detail.shown),
    [6],
  );
});

test("a month that runs, and one of few comments, is not read", async () => {
  assert.equal((await (await written(4)).read()).month, undefined);
  const thisMonth = `${new Date().toISOString().slice(0, 7)}-01`;
  assert.equal((await (await written(9, thisMonth)).read()).month, undefined);
});

test("comments are searched, tagged and redacted; the original stays where no page shows it", async () => {
  const { reviewer, lead, read } = await written(6);
  const { comments, terms } = await read();
  assert.ok(terms[0]?.terms.some(({ term, comments: count }) => term === "windows" && count === 6));
  const [first] = comments;
  assert.ok(first);
  assert.equal((await read("NUMBER 3")).comments.length, 1);
  assert.equal((await read("100%_")).comments.length, 0, "no sign stands for anything else");
  await tagWords(reviewer, first.id, "queue", true);
  await tagWords(reviewer, first.id, "queue", true);
  assert.deepEqual(
    (await read("", "queue")).comments.map(({ id }) => id),
    [first.id],
  );
  await redactWords(reviewer, first.id, { words: "More windows, …", why: "a number" });
  const after = (await read()).comments.find(({ id }) => id === first.id);
  assert.deepEqual([after?.words, after?.redacted], ["More windows, …", true]);
  assert.equal((await read(first.words)).comments.length, 0, "what was taken out is not found");
  const [kept] = await seeAll((run) => run`select words from comment where id = ${first.id}`);
  assert.equal(kept?.words, first.words);
  await tagWords(reviewer, first.id, "queue", false);
  assert.equal((await read("", "queue")).comments.length, 0);
  await assert.rejects(tagWords(lead, first.id, "mine", true), NotFound);
  await assert.rejects(redactWords(lead, first.id, { words: "x", why: "y" }), NotFound);
});
