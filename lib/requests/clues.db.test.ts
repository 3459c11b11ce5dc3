import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { showClues } from "./arrival-mutations.ts";
import { makeRule } from "./desk-keeping-mutations.ts";
import { closeRequest } from "./desk-mutations.ts";
import { queueCounts } from "./desk-queries.ts";
import { deskRequest } from "./desk-request-queries.ts";
import { requestDigest } from "./request-code.ts";
import { confirmSolved, sendRequest, withdrawRequest, writeToPolice } from "./resident-mutations.ts";
import { followedRequest } from "./resident-queries.ts";

after(closeDatabase);

const CLUES = 200;

/** Spearman's rank correlation of two orders without ties. */
function rankCorrelation(orders: readonly number[]): number {
  const ranks = [...orders.keys()].sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0));
  const rankOf = new Map(ranks.map((at, rank) => [at, rank]));
  const n = orders.length;
  const squares = orders.reduce((sum, _, at) => sum + (at - (rankOf.get(at) ?? 0)) ** 2, 0);
  return 1 - (6 * squares) / (n * (n ** 2 - 1));
}

test("a unit that has its clues knows of none when it came: by no column, no order on the disk, and no transaction", async () => {
  const { unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const lead = await testStaff(unitId, "lead");
  await makeRule(lead, { unitId, needKey: null, personId: lead.personId });
  const now = new Date("2026-11-02T15:07:31Z");
  const sent: Buffer[] = [];
  for (let at = 0; at < CLUES; at += 1) {
    const asked = {
      needKey: "crime-information",
      unitSlug: unit?.slug,
      language: "en" as const,
      words: `Clue ${at}`,
      place: "",
      choices: [],
      said: [],
    };
    const { code } = await sendRequest(residentActor(), asked, new Date(now.getTime() + at * 1000));
    sent.push(requestDigest(code));
    if (at === 0) await writeToPolice(residentActor(), code, "And more", now);
  }
  assert.equal((await seeAll((sql) => sql`select 1 from request_assignment where unit_id = ${unitId}`)).length, 0, "a rule waits too");
  assert.equal(await showClues(systemActor("test"), new Date("2026-11-03T02:00:00Z")), CLUES);
  for (const table of ["request", "request_text", "request_open", "request_assignment"]) {
    const rows = await seeAll(
      (sql) => sql`
        select (split_part(trim(both '()' from t.ctid::text), ',', 1)::int * 10000 + split_part(trim(both '()' from t.ctid::text), ',', 2)::int) as place,
          t.xmin::text as xmin, r.code_digest as digest
        from ${sql(table)} t join request r on r.id = ${table === "request" ? sql`t.id` : sql`t.request_id`} where r.unit_id = ${unitId}`,
    );
    assert.equal(rows.length, CLUES, table);
    assert.equal(new Set(rows.map(({ xmin }) => xmin)).size, 1, `${table}: one transaction wrote all`);
    const placeOf = new Map(rows.map(({ digest, place }) => [digest.toString("hex"), place as number]));
    const correlation = rankCorrelation(sent.map((digest) => placeOf.get(digest.toString("hex")) ?? 0));
    assert.ok(Math.abs(correlation) < 0.3, `${table}: ${correlation}`);
  }
  const rows = await seeAll(
    (sql) => sql`select to_jsonb(t)::text as row from request t where unit_id = ${unitId}
    union all select to_jsonb(t)::text from request_message t where unit_id = ${unitId}
    union all select to_jsonb(t)::text from request_assignment t where unit_id = ${unitId}`,
  );
  for (const { row } of rows) assert.ok(!/:0[78]:/.test(row.replaceAll("00:00", "")), row);
});

test("what a clue's resident writes, says or takes back is its unit's from the next day, and theirs at once", async () => {
  const { unitId } = await testSurvey();
  const [unit] = await driver()`select slug from unit where id = ${unitId}`;
  const [lead, resident, system] = [await testStaff(unitId, "lead"), residentActor(), systemActor("test")];
  const day = 86_400_000;
  const [yesterday, tomorrow] = [new Date(Date.now() - 2 * day), new Date(Date.now() + day)];
  const ask = async () => {
    const sent = {
      needKey: "crime-information",
      unitSlug: unit?.slug,
      language: "en" as const,
      words: "Clue",
      place: "",
      choices: [],
      said: [],
    };
    const { code } = await sendRequest(resident, sent, yesterday);
    const [row] = await seeAll((sql) => sql`select id from request where code_digest = ${requestDigest(code)}`);
    return { code, id: row?.id as string };
  };
  const [written, withdrawn, unsolved] = [await ask(), await ask(), await ask()];
  await showClues(system);
  await closeRequest(lead, unsolved.id, { outcome: "informed", words: "Done" });
  const before = await queueCounts(lead);
  await writeToPolice(resident, written.code, "One more thing");
  await withdrawRequest(resident, withdrawn.code);
  await confirmSolved(resident, unsolved.code, { solved: false, reason: "No" });
  assert.deepEqual(await queueCounts(lead), before, "no count moves");
  assert.deepEqual((await deskRequest(lead, written.id))?.messages, []);
  assert.deepEqual(
    [(await deskRequest(lead, withdrawn.id))?.standing, (await deskRequest(lead, unsolved.id))?.standing],
    ["new", "closed"],
  );
  assert.equal((await followedRequest(resident, written.code))?.events.at(-1)?.words, "One more thing");
  assert.equal((await followedRequest(resident, withdrawn.code))?.standing, "withdrawn");
  await seeAll(async (sql) => {
    await sql`update request_message set written_on = written_on - 1 where unit_id = ${unitId}`;
    await sql`update request_withdrawal set withdrawn_on = withdrawn_on - 1 where unit_id = ${unitId}`;
    await sql`update request_confirmation set said_on = said_on - 1 where unit_id = ${unitId}`;
  });
  await showClues(system, tomorrow);
  assert.equal((await deskRequest(lead, written.id))?.messages[0]?.words, "One more thing");
  assert.deepEqual(
    [(await deskRequest(lead, withdrawn.id))?.standing, (await deskRequest(lead, unsolved.id))?.standing],
    ["withdrawn", "reopened"],
  );
  const after = await queueCounts(lead);
  assert.deepEqual([after.open, after.reopened], [2, 1]);
});
