import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { type SQL, sql } from "drizzle-orm";
import { closeDatabase } from "#db";
import { testActor } from "#db/seed/test-survey.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf } from "#lib/people/actor.ts";
import { findingsIn } from "./queries.ts";

after(closeDatabase);

class Undone extends Error {}

/** Do something in a transaction that leaves nothing behind. */
async function undone(within: Pick<Tx, "transaction">, work: (tx: Tx) => Promise<void>): Promise<void> {
  await within
    .transaction(async (tx) => {
      await work(tx);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}

const everything = { transaction: (work: (tx: Tx) => Promise<void>) => transaction(reachOf(testActor), work) } as Pick<Tx, "transaction">;

/** Empty temporary copies of all tables: they stand before the real ones, and go with the transaction. */
async function copies(tx: Tx): Promise<string> {
  const tables = await tx.execute<{ name: string }>(sql`select tablename as name from pg_tables where schemaname = 'public'`);
  for (const { name } of tables)
    await tx.execute(
      sql`create temporary table ${sql.identifier(name)} (like public.${sql.identifier(name)} including all) on commit drop`,
    );
  const [row] = await tx.execute<{ schema: string }>(sql`select pg_my_temp_schema()::regnamespace::text as schema`);
  return row?.schema ?? "";
}

const ID: string = randomUUID();
const V7 = "0190b5f0-7c3e-7a10-8000-0123456789ab";
const filed = (id = ID, day = "2026-11-25") => sql`${id}::uuid, ${ID}::uuid, 'traffic', 'open', ${ID}::uuid, ${day}::date`;
const answer = (id?: string, day?: string) =>
  sql`insert into response (id, unit_id, service_key, channel, version_id, day, month, choices) values (${filed(id, day)}, '2026-11-01', '{5}')`;
const comment = (words: string, month = "2026-11-01") =>
  sql`insert into comment (id, unit_id, service_key, channel, version_id, month, question, words) values (${filed(ID, month)}, 'why', ${words})`;
const webhook = (url: string) =>
  sql`insert into webhook_subscription (id, unit_id, url, sealed, events, made_by, made_at) values (${ID}, ${ID}, ${url}, '', '{}', ${ID}, now())`;
const event = (detail: string) => sql`insert into audit_event (id, actor, event, detail) values (${ID}, 'resident', 'x', ${detail}::jsonb)`;
const inOrder = sql`
  insert into response (id, unit_id, service_key, channel, version_id, day, month, choices)
  select gen_random_uuid(), ${ID}, 'traffic', 'open', ${ID}, '2026-11-01'::date + n / 20, '2026-11-01', '{5}' from generate_series(0, 399) n`;

const TIE = "no answer or comment was written by";
const TRACE = "no stored text looks like";
const FINE = "beside an answer, a comment or a slip";
const KEPT = "nothing is kept longer than its rule: ";

/** What breaks a proof, and what it must name. */
const BREAKS: readonly [proof: string, named: RegExp, ...SQL[]][] = [
  [FINE, /response\.came_at timestamp/, sql`alter table response add column came_at timestamptz`],
  [FINE, /slip\.used time/, sql`alter table slip add column used time`],
  [FINE, /comment\.epoch bigint/, sql`alter table comment add column epoch bigint`],
  ["nothing counts up", /response_number_seq/, sql`alter table response add column number serial`],
  ["nothing counts up", /comment\.number/, sql`alter table comment add column number int generated always as identity`],
  [
    "no trigger, default or generated column",
    /response trigger planted/,
    sql`create function pg_temp.planted() returns trigger language plpgsql as 'begin perform clock_timestamp(); return new; end'`,
    sql`create trigger planted before insert on response for each row execute function pg_temp.planted()`,
  ],
  ["no trigger, default or generated column", /comment\.words default/, sql`alter table comment alter words set default now()::text`],
  ["every id is random", /response\.id: 1 of 1/, answer(V7)],
  [TIE, /response with slip: 1/, answer(), sql`insert into slip (digest, batch_id, unit_id) values ('\\x01', ${ID}, ${ID})`],
  [TIE, /comment with used_key: 1/, comment("Thanks"), sql`insert into used_key (key, day) values (${ID}, '2026-11-25')`],
  ["where a row of response lies", /400 rows .* (0\.9|1\.0)/, inOrder],
  ["no column is made for an address", /used_key\.ip/, sql`alter table used_key add column ip text`],
  ["no column is made for an address", /slip\.source/, sql`alter table slip add column source inet`],
  [TRACE, /comment\.words: 1 like address/, comment(" 203.0.113.77 ")],
  [TRACE, /comment\.words: 1 like agent/, comment("Mozilla/5.0 (Linux; Android 9)")],
  [TRACE, /audit_event\.detail: 1 like address/, event('{"from": "2001:db8::17"}')],
  [TRACE, /audit_event\.detail: 1 like referrer/, event('{"referer": "https://example.org/x"}')],
  [TRACE, /audit_event\.detail: 1 like agent/, event('{"by": "curl/8.1"}')],
  [`${KEPT}comments`, /^1 rows/, comment("Old", "2019-01-01")],
  [`${KEPT}keys of forms`, /^1 rows/, sql`insert into used_key (key, day) values (${ID}, '2026-01-01')`],
  [`${KEPT}drafts`, /^1 rows/, sql`insert into request_draft values ('\\x01', 'sealed', now() - interval '2 hours')`],
  [
    `${KEPT}answers that wait`,
    /^1 rows/,
    sql`insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words) values (${filed(ID, "2026-01-05")}, '{5}', '{}')`,
  ],
  [
    `${KEPT}words of held answers`,
    /^1 rows/,
    sql`insert into held_answer (id, unit_id, service_key, channel, version_id, day, month, choices, words, reasons)
      values (${filed(ID, "2019-01-05")}, '2019-01-01', '{5}', '{"","Old"}', '{}')`,
  ],
  [`${KEPT}indexed words`, /^1 rows/, sql`insert into comment_term values (${ID}, 'old', '2019-01-01', 'word', '{}')`],
  [`${KEPT}requests with words`, /^1 rows/, ...endedRequest()],
  [
    `${KEPT}keys of surveys`,
    /^1 rows/,
    sql`insert into slip_batch values (${ID}, ${ID}, 'traffic', 'invited', ${ID}, 1, '2020-01-01', '2020-02-01', ${ID})`,
    wave("sealed"),
  ],
  [
    `${KEPT}jobs of the queue`,
    /^[1-9]\d* rows/,
    sql`insert into queue.job (id, name, data, state, completed_on) values (${ID}, 'mail', '{}', 'completed', now() - interval '9 days')`,
  ],
  [`${KEPT}marks of invitations`, /^1 rows/, sql`insert into invitation_mark values ('\\x01', ${ID}, ${ID})`, wave(null)],
  [`${KEPT}choices of paper`, /^1 rows/, paper(sql`paper_entry (batch_id, number, unit_id, entered_by, choices)`, "'{1}'"), typedTwice()],
  [
    `${KEPT}words of requests that were deleted`,
    /^1 rows/,
    sql`insert into request_deletion values (${ID}, ${ID}, ${ID})`,
    sql`insert into request_text (request_id, unit_id, words, place, choices, said) values (${ID}, ${ID}, 'Words', '', '{}', '{}')`,
  ],
];

function endedRequest(): SQL[] {
  return [
    sql`insert into help_need (key, position, kind) values ('x', 1, 'problem')`,
    sql`insert into help_need_version (need_key, number, triage, sensitive, hours, keep_days, title, ask, words, questions)
      values ('x', 1, 'police', false, 1, 30, '{}', '{}', '{}', '[]')`,
    sql`insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on)
      values (${ID}, ${ID}, 'x', 1, false, '\\x01', 'en', '2020-01-01')`,
    sql`insert into request_closure values (${ID}, ${ID}, 1, 'helped', 'Words', ${ID}, '2020-02-01')`,
    sql`insert into request_text (request_id, unit_id, words, place, choices, said) values (${ID}, ${ID}, 'Words', '', '{}', '{}')`,
  ];
}
function wave(key: string | null): SQL {
  return sql`insert into invitation_wave (batch_id, unit_id, name, means, sealed_key) values (${ID}, ${ID}, 'x', 'letter', ${key})`;
}
function paper(into: SQL, last: string): SQL {
  return sql`insert into ${into} values (${ID}, 1, ${ID}, ${ID}, ${sql.raw(last)})`;
}
function typedTwice(): SQL {
  return paper(sql`paper_check (batch_id, number, unit_id, entered_by, questions, differing)`, "1, 0");
}

test("each proof fails when what it proves is broken, names where, and holds before", { concurrency: false }, async () => {
  let looked = 0;
  await undone(everything, async (tx) => {
    const schema = await copies(tx);
    const whole = await findingsIn(tx, { schema });
    const broken = whole.filter(({ name, holds }) => holds === false && !name.startsWith("every stored column"));
    assert.deepEqual(broken, [], "empty copies of the tables are clean");
    for (const [only, named, ...statements] of BREAKS)
      await undone(tx, async (inner) => {
        for (const statement of statements) await inner.execute(statement);
        const found = await findingsIn(inner, { schema, only });
        assert.ok(found.length > 0, only);
        const fallen = found.filter(({ holds }) => holds === false);
        assert.ok(
          fallen.some(({ found: what }) => named.test(what)),
          `${only}: ${JSON.stringify(found)} does not name ${named}`,
        );
        looked += 1;
      });
    // What people write of an address or a link is no trace, and a webhook goes to an address.
    await undone(tx, async (inner) => {
      for (const statement of [comment("See https://example.org, version 1.2.3.4 of it"), webhook("http://127.0.0.1:8080/x")])
        await inner.execute(statement);
      await inner.execute(event('{"host": "127.0.0.1:8080", "at": "12:30:05"}'));
      assert.deepEqual(
        (await findingsIn(inner, { schema, only: TRACE })).filter(({ holds }) => !holds),
        [],
      );
    });
  });
  assert.equal(looked, BREAKS.length);
});

test("a table that the catalogue does not know is named", async () => {
  await undone(everything, async (tx) => {
    await tx.execute(sql`create temporary table planted (id uuid) on commit drop`);
    const [found] = await findingsIn(tx, { only: "every stored column" });
    assert.equal(found?.holds, false);
    assert.match(found?.found ?? "", /undescribed: 1 \(pg_temp_\d+\.planted/);
  });
});

test("the real tables of this database are made as they should be", async () => {
  await undone(everything, async (tx) => {
    for (const only of [
      "every stored column",
      FINE,
      "nothing counts up",
      "no trigger",
      "no column is made",
      "server setting",
      "no logical",
      "no ext",
    ])
      for (const { name, holds, found } of await findingsIn(tx, { only })) assert.notEqual(holds, false, `${name}: ${found}`);
  });
});
