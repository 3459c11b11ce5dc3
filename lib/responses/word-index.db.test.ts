import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { type Reach, transaction } from "#db/transaction.ts";
import { addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "./mutations.ts";
import { forgetWords, oldestKept } from "./retention-mutations.ts";
import { indexWords } from "./word-index-mutations.ts";
import { EVERY_MONTH } from "./words-months.ts";
import { foundWords, wordsBatch } from "./words-queries.ts";

after(closeDatabase);

const MONTHS = ["2026-03-01", "2026-04-01", "2026-05-01"];
const EACH = 1_000;

async function write(unitId: string, month: Day, words: readonly string[]): Promise<void> {
  const { touchpoint } = await testSurvey();
  await transaction({ everything: true }, (tx) =>
    tx.execute(sql`
      insert into comment (id, unit_id, service_key, channel, version_id, month, question, words)
      select gen_random_uuid(), ${unitId}, 'household', 'open', ${touchpoint.version.id}, ${month}, 'change', said
      from jsonb_array_elements_text(${JSON.stringify(words)}::jsonb) as said`),
  );
}

test("a search reads the index and the found comments alone, under row-level security, as the application's own role", async () => {
  const [{ forceId, unitId }, { unitId: otherId }] = [await testSurvey(), await testSurvey()];
  for (const unit of [unitId, otherId])
    for (const month of MONTHS)
      await write(
        unit,
        month,
        Array.from({ length: EACH }, (_, at) => `The ${at.toString(36)}x counter was slow 窗口太少 ${randomUUID().slice(0, 8)}`),
      );
  await indexWords(testActor);
  await seeAll(async (run) => run`analyze comment, comment_term`);
  const both = sql`${`{${unitId},${otherId}}`}::uuid[]`;
  const months = sql`${`{${MONTHS.join(",")}}`}::date[]`;
  const searched = (reach: Reach, search: string) =>
    transaction(reach, async (tx) => {
      const found = await foundWords(tx, { search, tag: "" }, both, months);
      const scans = await tx.execute<{ table: string; scans: number; reads: number }>(
        sql`select relname as table, seq_scan::int as scans, idx_scan::int as reads from pg_stat_xact_user_tables where relname like 'comment%'`,
      );
      return { found, scans: new Map(scans.map((row) => [row.table, row])) };
    });
  for (const [search, count] of [
    ["RRX", 3],
    ["rrx 窗口", 3],
    ["qqqq", 0],
  ] as const) {
    const { found, scans } = await searched({ everything: false, units: [unitId] }, search);
    assert.equal(found.length, count, search);
    assert.ok(
      found.every((comment) => comment.unitId === unitId),
      "row-level security holds though both units were asked for",
    );
    for (const table of ["comment", "comment_term"]) assert.equal(scans.get(table)?.scans, 0, `${search} scans ${table}`);
    assert.ok((scans.get("comment_term")?.reads ?? 0) > 0);
  }
  assert.equal((await searched({ everything: true }, "rrx")).found.length, 6);
  assert.equal((await searched({ everything: false, units: [] }, "rrx")).found.length, 0);
  // The same through the page's own query: every month at once, page by page, and nothing twice.
  const reviewer = await testStaff(forceId, "reviewer");
  const seen = new Set<string>();
  for (let after: string | undefined, page = 0; page === 0 || after; page += 1) {
    const batch = await wordsBatch(reviewer, { unitId, month: EVERY_MONTH, search: "slow counter", tag: "", after });
    for (const { id } of batch.comments) seen.add(id);
    after = batch.more;
    assert.ok(page <= 3 * (EACH / 200) + 1);
  }
  assert.equal(seen.size, 3 * EACH);
  const { terms } = await wordsBatch(reviewer, { unitId, month: MONTHS[1], search: "", tag: "" });
  assert.deepEqual(
    terms.map(({ language, terms: own }) => [language, own.filter(({ comments }) => comments === EACH).map(({ term }) => term)]),
    [
      ["en", ["counter", "slow"]],
      ["zh", ["太少", "窗口"]],
    ],
  );
});

test("no list of the index tells in which order comments came", async () => {
  const { unitId } = await testSurvey();
  for (let batch = 0; batch < 3; batch += 1) {
    await write(unitId, "2026-02-01", Array(20).fill("slow"));
    await indexWords(testActor);
  }
  const [row = {}] = await seeAll((run) => run`select comments from comment_term where unit_id = ${unitId} and term = 'slow'`);
  assert.equal(row.comments.length, 60);
  assert.deepEqual(row.comments, [...row.comments].sort());
});

test("after its retention no text is left, and the scores are", async () => {
  const { unitId, touchpoint } = await testSurvey();
  const now = new Date("1996-01-15T12:00:00Z");
  const old = addMonths(oldestKept(now), -1);
  const choices = [4, 0, 0, 0, 0, 0, 0, 0, 1];
  for (let number = 0; number < 6; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["A secret name"], choices, day: old }));
  for (let number = 0; number < 5; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["A held secret"], choices, day: old, heldFor: ["trap"] }));
  await mixInbox(testActor, { now });
  await write(unitId, addMonths(monthOf(old), 1), ["Kept words"]);
  await indexWords(testActor);
  const left = async () => {
    const [row] = await seeAll(
      (run) => run`
        select (select count(*)::int from comment where unit_id = ${unitId} and month <= ${old}) as comments,
          (select count(*)::int from comment_term where unit_id = ${unitId} and month <= ${old}) as terms,
          (select count(*)::int from held_answer, unnest(words) as said where unit_id = ${unitId} and said <> '') as held,
          (select count(*)::int from comment where unit_id = ${unitId}) as all_comments,
          (select count(*)::int from response where unit_id = ${unitId}) as scores,
          (select count(*)::int from held_answer where unit_id = ${unitId}) as held_scores`,
    );
    return { ...row };
  };
  const before = await left();
  assert.deepEqual({ ...before, terms: 0 }, { comments: 6, terms: 0, held: 5, all_comments: 7, scores: 6, held_scores: 5 });
  assert.ok(before.terms > 0);
  await forgetWords(testActor, { now });
  assert.deepEqual(await left(), { comments: 0, terms: 0, held: 0, all_comments: 1, scores: 6, held_scores: 5 });
  const [told] = await seeAll((run) => run`select detail from audit_event where event = 'words.forgotten' order by at desc limit 1`);
  assert.ok(told?.detail.texts >= 11);
});
