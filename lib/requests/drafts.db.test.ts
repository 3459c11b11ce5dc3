import assert from "node:assert/strict";
import { after, test } from "node:test";
import sharp from "sharp";
import { closeDatabase } from "#db";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { needOf } from "./catalogue-queries.ts";
import { answered, DRAFT_MS, firstOpen, stepsOf } from "./draft.ts";
import { addDraftFile, beginDraft, changeDraft, dropDraft, forgetDrafts, sendDraft } from "./draft-mutations.ts";
import { draftOf } from "./draft-queries.ts";
import type { Need } from "./need.ts";
import { requestDigest } from "./request-code.ts";
import { cleanFile } from "./request-file.ts";
import { followedRequest } from "./resident-queries.ts";
import { requestOf } from "./sent-draft.ts";

after(closeDatabase);

const resident = residentActor();
const SECRET_WORDS = "Ohrwurmkoenigin";

async function papers(): Promise<Need> {
  await testSurvey();
  const need = await needOf(resident, "lost-papers");
  assert.ok(need);
  return need;
}

const written = (code: string) =>
  changeDraft(resident, code, (draft) => ({ ...answered(draft, [["words", [SECRET_WORDS]]]), isSafe: true }));

test("danger is asked first and cannot be passed, and what is required neither", async () => {
  const need = await papers();
  assert.deepEqual(
    stepsOf(need).map((step) => (step.kind === "question" ? step.question.id : step.kind)),
    ["danger", "papers", "last_seen", "words", "place", "files", "notice"],
  );
  const draft = { need: need.key, version: 1, isSafe: false, isWarned: false, values: [] };
  assert.equal(firstOpen(need, draft), 1);
  assert.equal(firstOpen(need, { ...draft, isSafe: true }), 4);
  assert.equal(firstOpen(need, { ...answered(draft, [["words", ["Yes"]]]), isSafe: true }), undefined);
  const clue = await needOf(resident, "crime-information");
  assert.ok(clue && !stepsOf(clue).some(({ kind }) => kind === "notice"), "who gives a clue is asked for no address");
});

test("what is being written is in no table in plain words, and only its code opens it", async () => {
  const need = await papers();
  const [code, other] = [await beginDraft(resident, need), await beginDraft(resident, need)];
  await written(code);
  assert.deepEqual((await draftOf(resident, code))?.draft.values, [["words", [SECRET_WORDS]]]);
  assert.deepEqual((await draftOf(resident, other))?.draft.values, []);
  const rows = await seeAll((sql) => sql`select d::text as row, sealed from request_draft d`);
  assert.ok(rows.length >= 2);
  for (const { row } of rows) for (const hidden of [SECRET_WORDS, "lost-papers", code]) assert.ok(!row.includes(hidden));
  const seen = await transaction({ everything: false, units: [] }, (tx) => tx.execute(`select 1 from request_draft`));
  assert.equal(seen.length, 0);
});

test("one draft sent 30 times at once and again is one request under one code, with its files", async () => {
  const need = await papers();
  const code = await beginDraft(resident, need);
  await written(code);
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "teal" } })
    .jpeg()
    .toBuffer();
  const clean = await cleanFile(picture);
  assert.ok("bytes" in clean);
  for (const expected of ["kept", "kept", "kept", "too_many"]) assert.equal(await addDraftFile(resident, code, clean), expected);
  const send = () => sendDraft(resident, code, { need, sent: (draft) => requestOf(need, draft, "en"), isDanger: false });
  await Promise.all(Array.from({ length: 30 }, send));
  for (let again = 0; again < 10; again += 1) await send();
  const rows = await seeAll(
    (sql) => sql`
    select r.id, (select count(*)::int from request_file f where f.request_id = r.id) as files, t.words
    from request r join request_text t on t.request_id = r.id where code_digest = ${requestDigest(code)}`,
  );
  assert.deepEqual(
    rows.map(({ files, words }) => [files, words]),
    [[3, SECRET_WORDS]],
  );
  assert.equal(await draftOf(resident, code), undefined);
  const followed = await followedRequest(resident, code);
  assert.deepEqual([followed?.standing, followed?.files], ["new", 3]);
});

test("a draft is gone after its hour, when it is left, and its files with it", async () => {
  const need = await papers();
  const now = new Date();
  const [old, left] = [await beginDraft(resident, need, now), await beginDraft(resident, need, now)];
  const later = new Date(now.getTime() + DRAFT_MS);
  assert.equal(await draftOf(resident, old, later), undefined);
  await assert.rejects(
    changeDraft(resident, old, (draft) => draft, later),
    NotFound,
  );
  await assert.rejects(sendDraft(resident, old, { need, sent: (draft) => requestOf(need, draft, "en"), isDanger: false }, later), NotFound);
  await dropDraft(resident, left);
  assert.equal(await draftOf(resident, left), undefined);
  assert.ok((await forgetDrafts(systemActor("test"), new Date(later.getTime() + 1))) >= 1);
  const kept = await seeAll((sql) => sql`select 1 from request_draft where code_digest = ${requestDigest(old)}`);
  assert.equal(kept.length, 0);
});

test("answers to a need's own questions are kept as a questionnaire's are", async () => {
  const need = await papers();
  const code = await beginDraft(resident, need);
  await changeDraft(resident, code, (draft) => ({
    ...answered(draft, [
      ["words", ["Lost"]],
      ["papers", ["2", "4"]],
      ["papers_other", ["Library card"]],
      ["last_seen", ["2026-11-01"]],
    ]),
    isSafe: true,
  }));
  await sendDraft(resident, code, { need, sent: (draft) => requestOf(need, draft, "es"), isDanger: false });
  const [row] = await seeAll(
    (sql) => sql`
    select t.choices, t.said, r.language from request_text t join request r on r.id = t.request_id where code_digest = ${requestDigest(code)}`,
  );
  assert.equal(row?.choices.length, 2);
  assert.deepEqual([row?.said, row?.language], [["Library card"], "es"]);
});
