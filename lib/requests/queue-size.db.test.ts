import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { testStaff } from "#db/seed/test-people.ts";
import { seeAll, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf } from "#lib/people/actor.ts";
import { overdueRequests, queue } from "./desk-queries.ts";

after(closeDatabase);

/** A desk with a past: so many requests, all but the last twenty closed. */
async function desk(requests: number) {
  const { unitId } = await testSurvey();
  await seeAll(async (sql) => {
    await sql`insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, received_at, due_at, shown_on)
      select gen_random_uuid(), ${unitId}, 'lost-papers', 1, false, decode(md5(${unitId} || n), 'hex'), 'en', date '2026-01-01' + n % 300, now(), now() + (n % 7 - 3) * interval '1 hour', date '2026-01-01' + n % 300
      from generate_series(1, ${requests}) n`;
    await sql`insert into request_closure (request_id, unit_id, round, outcome, words, closed_by, closed_on)
      select id, unit_id, 1, 'helped', 'Done', gen_random_uuid(), received_on from request where unit_id = ${unitId} order by id offset 20`;
  });
  return { unitId, actor: await testStaff(unitId, "desk") };
}

test("a queue reads what is open, not what was", async () => {
  const { actor, unitId } = await desk(300);
  const { requests, counts } = await queue(actor, "open");
  assert.equal(requests.length, 20);
  assert.deepEqual([counts.open, counts.mine, counts.reopened, counts.closed], [20, 0, 0, 280]);
  assert.equal((await queue(actor, "closed")).requests.length, 100);
  assert.equal((await queue(actor, "overdue")).requests.length, counts.overdue);
  assert.equal(await overdueRequests(actor, [unitId]), counts.overdue);
  const ids = await transaction(reachOf(actor), (tx) => tx.execute<{ id: string }>(`select request_id as id from request_open`));
  assert.deepEqual(ids.map(({ id }) => id).toSorted(), requests.map(({ id }) => id).toSorted(), "another unit's are behind the wall");
});
