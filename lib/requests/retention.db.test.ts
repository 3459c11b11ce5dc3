import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { forgetOwnRequest } from "./deletion-mutations.ts";
import { closeRequest, noteOnRequest, replyToResident } from "./desk-mutations.ts";
import { offerNotices } from "./notice-mutations.ts";
import { requestDigest } from "./request-code.ts";
import { confirmSolved, sendFile, sendRequest, writeToPolice } from "./resident-mutations.ts";
import { followedRequest } from "./resident-queries.ts";
import { FORGOTTEN, KEPT_TABLES } from "./retention.ts";
import { forgetRequests, holdRequest, releaseHold } from "./retention-mutations.ts";
import { certificate, retention } from "./retention-queries.ts";

after(closeDatabase);

const resident = residentActor();
const job = systemActor("request retention");
const DAY_MS = 86_400_000;

/** A request with words of every kind, all of them with a mark, which was closed and answered today. */
async function closed() {
  const { forceId, unitId } = await testSurvey();
  const [desk, keeper] = [await testStaff(unitId, "desk"), await testStaff(forceId, "administrator")];
  const [unit] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  const mark = `mark${randomUUID().replaceAll("-", "")}`;
  const words = (what: string) => `${what} ${mark}`;
  const sent = {
    needKey: "lost-papers",
    unitSlug: unit?.slug,
    language: "en" as const,
    words: words("asked"),
    place: words("place"),
    choices: [],
    said: [],
  };
  const { code } = await sendRequest(resident, sent);
  const digest = requestDigest(code);
  const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${digest}`);
  const id = row?.id as string;
  await replyToResident(desk, id, { words: words("reply"), seen: 0 });
  await writeToPolice(resident, code, words("message"));
  await noteOnRequest(desk, id, words("note"));
  await sendFile(resident, code, { type: "image/webp", bytes: Buffer.from(words("file")) });
  await offerNotices(resident, code, `${mark}@residents.example`);
  await closeRequest(desk, id, { outcome: "helped", words: words("closing") });
  await confirmSolved(resident, code, { solved: true, reason: words("reason") });
  return { code, id, unitId, keeper, desk, mark };
}

async function openRequest(): Promise<{ code: string }> {
  const { unitId } = await testSurvey();
  const [unit] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  const asked = { needKey: "lost-papers", unitSlug: unit?.slug, language: "en" as const, words: "Words", place: "", choices: [], said: [] };
  return sendRequest(resident, asked);
}

/** In which tables of the whole database a text stands, also as bytes. */
async function tablesWith(needle: string): Promise<string[]> {
  return seeAll(async (sql) => {
    const tables = await sql<
      { name: string }[]
    >`select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'queue')`;
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await sql`select exists (select from ${sql(name)} as t
        where t::text ilike ${`%${needle}%`} or t::text ilike ${`%${Buffer.from(needle).toString("hex")}%`}) as is`;
      if (row?.is) found.push(name);
    }
    return found;
  });
}

test("after its days no text is left anywhere, the counts are, and the code opens the same nothing as an unknown one", async () => {
  const { code, id, unitId, keeper, mark } = await closed();
  assert.ok((await tablesWith(mark)).length >= 6, "the marks were there");
  const end = new Date(Date.now() + 180 * DAY_MS);
  await forgetRequests(job, { now: end });
  assert.ok((await tablesWith(mark)).length >= 6, "on the last of its days they still are");
  await forgetRequests(job, { now: new Date(end.getTime() + DAY_MS) });
  assert.deepEqual(await tablesWith(mark), []);
  assert.deepEqual(await followedRequest(resident, code), undefined);
  await assert.rejects(writeToPolice(resident, code, "Hello"), NotFound);
  const [left] = await seeAll(
    (sql) => sql`
      select (select count(*)::int from request where id = ${id}) as requests,
        (select count(*)::int from request_closure where request_id = ${id} and outcome = 'helped') as closures,
        (select count(*)::int from request_confirmation where request_id = ${id} and solved) as confirmations,
        (select count(*)::int from request_notice_address where request_id = ${id}) as addresses,
        (select detail from audit_event where event = 'requests.forgotten' and detail->>'unitId' = ${unitId}) as event`,
  );
  assert.deepEqual([left?.requests, left?.closures, left?.confirmations, left?.addresses], [1, 1, 1, 0]);
  const [listed] = (await retention(keeper, end))?.certificates.filter((each) => each.unitId === unitId) ?? [];
  assert.ok(listed);
  assert.equal(listed.digest, left?.event.digest);
  assert.deepEqual(listed.counts["lost-papers"], {
    ...{ requests: 1, texts: 1, messages: 2, notes: 1, files: 1, closing_words: 1, reasons: 1, addresses: 1, referral_reasons: 0 },
  });
  assert.equal((await certificate(keeper, listed.id))?.holdsTrue, true);
  await seeAll((sql) => sql`delete from request_deletion where request_id = ${id}`);
  assert.equal((await certificate(keeper, listed.id))?.holdsTrue, false, "a certificate that lost a request does not hold true");
  const stranger = await testStaff((await testSurvey()).forceId, "administrator");
  assert.equal(await certificate(stranger, listed.id), undefined);
});

test("a hold with its reason keeps the words until it is released, and both are on record", async () => {
  const { id, keeper, desk, mark, unitId } = await closed();
  await assert.rejects(holdRequest(desk, id, "I want to"), NotFound);
  await holdRequest(keeper, id, "Court file 12");
  const later = new Date(Date.now() + 400 * DAY_MS);
  await forgetRequests(job, { now: later });
  assert.ok((await tablesWith(mark)).length >= 6);
  const [hold] = (await retention(keeper, later))?.holds ?? [];
  assert.equal(hold?.why, "Court file 12");
  assert.deepEqual(
    (await retention(keeper, later))?.due.filter((each) => each.id === id),
    [],
    "what is held is not due",
  );
  await releaseHold(keeper, hold?.id ?? "", "The court has ruled");
  await assert.rejects(releaseHold(keeper, hold?.id ?? "", "Again"), Conflict);
  const due = (await retention(keeper, later))?.due.find((each) => each.id === id);
  assert.equal(due?.dueOn, addDays(dayOf(new Date(), env().RAPPORT_TIME_ZONE), 180));
  await forgetRequests(job, { now: later });
  assert.deepEqual(await tablesWith(mark), []);
  await assert.rejects(holdRequest(keeper, id, "Too late"), Conflict);
  const events = await seeAll(
    (sql) => sql`select event from audit_event where detail->>'unitId' = ${unitId} and event like 'request.h%' order by at`,
  );
  assert.deepEqual(
    events.map(({ event }) => event),
    ["request.held", "request.hold_released"],
  );
});

test("whoever has the code has all of it deleted at once, unless it is open or held", async () => {
  const { code, id, keeper, mark, unitId } = await closed();
  await holdRequest(keeper, id, "Court file 12");
  assert.equal(await forgetOwnRequest(resident, code), "held");
  assert.ok((await tablesWith(mark)).length >= 6);
  const [hold] = (await retention(keeper))?.holds ?? [];
  await releaseHold(keeper, hold?.id ?? "", "The court has ruled");
  assert.equal(await forgetOwnRequest(resident, code), "forgotten");
  assert.deepEqual(await tablesWith(mark), []);
  await assert.rejects(forgetOwnRequest(resident, code), NotFound, "the code opens nothing");
  const [paper] = (await retention(keeper))?.certificates.filter((each) => each.unitId === unitId) ?? [];
  assert.equal(paper?.counts["lost-papers"]?.requests, 1);
  assert.equal((await certificate(keeper, paper?.id ?? ""))?.holdsTrue, true);
  const [event] = await seeAll((sql) => sql`select actor from audit_event where detail->>'certificateId' = ${paper?.id ?? ""}`);
  assert.equal(event?.actor, "resident");
  const { code: open } = await openRequest();
  await assert.rejects(forgetOwnRequest(resident, open), Conflict);
});

test("a request that is open again is never due", async () => {
  const { unitId, forceId } = await testSurvey();
  const desk = await testStaff(unitId, "desk");
  const keeper = await testStaff(forceId, "administrator");
  const [unit] = await seeAll((sql) => sql`select slug from unit where id = ${unitId}`);
  const sent = { needKey: "lost-papers", unitSlug: unit?.slug, language: "en" as const, words: "Words", place: "", choices: [], said: [] };
  const { code } = await sendRequest(resident, sent);
  const digest = requestDigest(code);
  const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${digest}`);
  await closeRequest(desk, row?.id, { outcome: "helped", words: "Done" });
  await confirmSolved(resident, code, { solved: false, reason: "Not yet" });
  await forgetRequests(job, { now: new Date(Date.now() + 4_000 * DAY_MS) });
  assert.equal((await followedRequest(resident, code))?.standing, "reopened");
  assert.deepEqual((await retention(keeper))?.due, []);
});

test("every table of a request is either forgotten or said to hold no words", async () => {
  const tables = await seeAll(
    (sql) => sql<{ name: string }[]>`
    select distinct table_name::text as name from information_schema.columns where table_schema = 'public' and column_name = 'request_id'`,
  );
  const known = new Set<string>([...Object.values(FORGOTTEN).map(({ table }) => table), ...KEPT_TABLES]);
  assert.deepEqual(
    tables.map(({ name }) => name).filter((name) => !known.has(name)),
    [],
  );
});
