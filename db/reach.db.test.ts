import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import { closeDatabase, driver } from "#db";
import { fillDoors } from "#db/seed/test-door-rows.ts";
import { fillKept } from "#db/seed/test-kept-rows.ts";
import { fillRequests } from "#db/seed/test-request-rows.ts";
import { fillRest } from "#db/seed/test-rows.ts";
import { seeAll, submission, testActor, testSurvey } from "#db/seed/test-survey.ts";
import { type Reach, type Tx, transaction } from "#db/transaction.ts";
import { residentActor } from "#lib/people/actor.ts";
import { mixInbox, submitAnswer } from "#lib/responses/mutations.ts";

after(closeDatabase);

/** Whatever statement the code should come to send: here none of it is the application's own. */
const NO_PRIVILEGE = "42501";
/** Residents post into it, of any unit. */
const POSTED_BY_ALL = ["inbox"];

async function filled(): Promise<string> {
  const { unitId, touchpoint } = await testSurvey();
  const choices = [4, 0, 0, 0, 0, 0, 0, 0, 1];
  for (let number = 0; number < 5; number += 1)
    await submitAnswer(residentActor(), submission(touchpoint, 4, { words: ["Thanks"], choices }));
  await mixInbox(testActor);
  await submitAnswer(residentActor(), submission(touchpoint, 4, { day: "2999-01-01" }));
  for (const fill of [fillRest, fillRequests, fillKept, fillDoors]) await fill(unitId);
  return unitId;
}

/** Tables that say of which unit their rows are, and whether everybody inside is told of them. */
const unitTables = () => driver()<{ name: string; isTold: boolean }[]>`
  select c.relname as name, exists (select from pg_policies p where p.tablename = c.relname and p.cmd = 'SELECT' and p.qual = 'true') as "isTold"
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_id') order by 1`;

test("who reaches another unit reads, alters, deletes and adds nothing of this one, in any table, by any statement", async (t) => {
  const [own, other] = [await filled(), await filled()];
  const tables = await unitTables();
  const wrong: string[] = [];
  const tried = { read: 0, altered: 0, deleted: 0, added: 0 };
  /** How many rows a statement of the intruder's touched; none where it was refused. */
  const as = (work: (tx: Tx) => Promise<readonly unknown[]>) =>
    transaction({ everything: false, units: [own] }, async (tx) => (await work(tx)).length).catch(
      (error: Error & { cause?: { code?: string } }) => {
        if (error.cause?.code !== NO_PRIVILEGE) throw error;
        return 0;
      },
    );
  for (const { name, isTold } of tables) {
    const table = sql.identifier(name);
    const rows = await seeAll((all) => all`select to_jsonb(t) as row from ${all(name)} t where unit_id = ${other} limit 1`);
    const count = async (kind: keyof typeof tried, work: (tx: Tx) => Promise<readonly unknown[]>) => {
      if (rows.length > 0) tried[kind] += 1;
      if ((await as(work)) > 0) wrong.push(`${name} ${kind}`);
    };
    if (!isTold) await count("read", (tx) => tx.execute(sql`select 1 from ${table} where unit_id = ${other}`));
    await count("altered", (tx) => tx.execute(sql`update ${table} set unit_id = unit_id where unit_id = ${other} returning 1`));
    await count("deleted", (tx) => tx.execute(sql`delete from ${table} where unit_id = ${other} returning 1`));
    const [copy] = rows;
    if (copy && !POSTED_BY_ALL.includes(name))
      await count("added", (tx) =>
        tx.execute(
          sql`insert into ${table} select (jsonb_populate_record(null::${table}, ${JSON.stringify(copy.row)}::jsonb)).* returning 1`,
        ),
      );
  }
  t.diagnostic(`${tables.length} tables; with rows of the other unit: ${JSON.stringify(tried)}`);
  assert.deepEqual(wrong, []);
  assert.ok(tried.read > 60 && tried.deleted > 65);
});

test("what was done in a unit is read by who reaches it, and what was done in none by all", async () => {
  const [own, other] = [randomUUID(), randomUUID()];
  const written = async (detail: object) => {
    const id = randomUUID();
    await transaction({ everything: false, units: [own] }, (tx) =>
      tx.execute(
        sql`insert into audit_event (id, at, actor, event, detail) values (${id}, now(), 'system:test', 'test', ${JSON.stringify(detail)}::jsonb)`,
      ),
    );
    return id;
  };
  const [here, there, nowhere] = [await written({ unitId: own }), await written({ unitId: other }), await written({})];
  const read = async (reach: Reach) =>
    (
      await transaction(reach, (tx) =>
        tx.execute<{ id: string }>(sql`select id from audit_event where id in (${here}, ${there}, ${nowhere})`),
      )
    )
      .map(({ id }) => id)
      .sort();
  assert.deepEqual(await read({ everything: false, units: [own] }), [here, nowhere].sort());
  assert.deepEqual(await read({ everything: false, units: [] }), [nowhere]);
  assert.deepEqual(await read({ everything: true }), [here, there, nowhere].sort());
});
