import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import postgres from "postgres";
import { nextEnvironment } from "#bin/checkout.ts";
import { closeDatabase, driver } from "#db";
import { openEmbedded } from "#db/embedded/open.ts";
import { place } from "#db/embedded/place.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { grantTo, powersOf } from "#db/roles.ts";
import { asOwner } from "#db/seed/test-owner.ts";
import { testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";

after(closeDatabase);

const APPLICATION = "rapport_app";
/** What runs as the owner, whoever calls it: the trigger that links an event to the chain. */
const LENT = ["link_audit_event"];
const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
/** Every table of ours. */
const tables = driver()`pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'queue') and c.relkind in ('r', 'p')`;

test("the application owns nothing, belongs to no role, makes nothing and empties nothing", async () => {
  const { role, escapes, owns } = await powersOf(driver());
  assert.deepEqual({ role, escapes, owns }, { role: APPLICATION, escapes: false, owns: 0 });
  const [may] = await driver()`
    select (select count(*)::int from pg_class where relowner = current_user::regrole) + (select count(*)::int from pg_proc where proowner = current_user::regrole) as owned,
      (select count(*)::int from pg_auth_members where member = current_user::regrole) as belongs,
      (select count(*)::int from pg_namespace where nspname !~ '^pg_' and has_schema_privilege(oid, 'CREATE')) as creates,
      has_database_privilege(current_database(), 'CREATE') as "makesSchemas",
      (select count(*)::int from ${tables} where has_table_privilege(c.oid, 'TRUNCATE, REFERENCES, TRIGGER')) as empties,
      (select array_agg(proname::text order by proname) from pg_proc p where prosecdef and pronamespace in ('public'::regnamespace, 'queue'::regnamespace)) as lends,
      (select count(*)::int from pg_proc where prosecdef and not coalesce(proconfig::text like '%search_path%', false)) as unguarded`;
  const nothing = { owned: 0, belongs: 0, creates: 0, makesSchemas: false, empties: 0, unguarded: 0 };
  assert.deepEqual({ ...may }, { ...nothing, lends: LENT });
});

test("every table that says of which unit or request its rows are has forced row-level security", async () => {
  const found = await driver()`
    select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced from ${tables} where n.nspname = 'public' and exists
      (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('unit_id', 'request_id') and not a.attisdropped)`;
  assert.ok(found.length > 70);
  assert.deepEqual(
    found.filter(({ forced }) => !forced).map(({ relname }) => relname),
    [],
  );
});

test("the application reads and adds to every table, and changes none that a trigger keeps", async () => {
  const closed =
    await driver()`select c.oid::regclass::text as name from ${tables} where not has_table_privilege(c.oid, 'SELECT') or not has_table_privilege(c.oid, 'INSERT')`;
  assert.deepEqual(
    closed.map(({ name }) => name),
    ["audit_link"],
    "only the trigger of its owner adds to the chain",
  );
  const kept = await driver()`
    select c.oid::regclass::text as name, bool_or(t.tgtype & 8 > 0) and has_table_privilege(c.oid, 'DELETE') as deletes,
      bool_or(t.tgtype & 16 > 0) and (has_table_privilege(c.oid, 'UPDATE') or has_any_column_privilege(c.oid, 'UPDATE')) as alters
    from ${tables} join pg_trigger t on t.tgrelid = c.oid and t.tgfoid = 'refuse_change'::regproc group by c.oid`;
  assert.ok(kept.length >= 17 && kept.some(({ name }) => name === "audit_event"));
  assert.deepEqual(
    kept.filter(({ deletes, alters }) => deletes || alters),
    [],
  );
});

test("a table of a later migration is let to the application without anybody remembering", async () => {
  const name = `later_${randomUUID().slice(0, 8)}`;
  const may = async () => {
    const [row] =
      await driver()`select array(select p from unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) p where has_table_privilege(${name}, p)) as may`;
    return row?.may;
  };
  await asOwner(async (owner) => {
    await owner`create table ${owner(name)} (id uuid primary key)`;
    try {
      assert.deepEqual(await may(), []);
      await migrateDatabase(ownerUrl, { application: APPLICATION });
      assert.deepEqual(await may(), ["SELECT", "INSERT", "UPDATE", "DELETE"]);
      await owner`create trigger grows before update or delete on ${owner(name)} for each row execute function refuse_change()`;
      await migrateDatabase(ownerUrl, { application: APPLICATION });
      assert.deepEqual(await may(), ["SELECT", "INSERT"]);
    } finally {
      await owner`drop table ${owner(name)}`;
    }
  });
  await assert.rejects(
    asOwner((owner) => owner.begin((tx) => grantTo(tx, "nobody_here"))),
    /There is no role nobody_here/,
  );
});

test("the application switches no guard off, not even its own", async () => {
  const { touchpoint } = await testSurvey();
  for (const command of [
    "alter table response disable row level security",
    "alter table response no force row level security",
    "drop policy reach on response",
    "alter table audit_event disable trigger all",
    "truncate response",
    "set role rapport",
    "set session authorization rapport",
    "set session_replication_role = replica",
    "alter role rapport_app bypassrls",
    "create table public.mine (n int)",
    "create function public.mine() returns int language sql security definer as 'select 1'",
    `update response set choices = '{5}' where version_id = '${touchpoint.version.id}'`,
  ])
    await assert.rejects(driver().unsafe(command), /must be owner|permission denied|Only roles with/i, command);
});

test("who reaches one unit hangs no code in another, takes none down, and gives nobody a role there", async () => {
  const [own, other] = [await testSurvey(), await testSurvey()];
  const reach = { everything: false, units: [own.unitId] } as const;
  const sql = driver();
  const { code } = other.touchpoint;
  const tried = async (statement: (tx: postgres.TransactionSql) => Promise<readonly unknown[]>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('rapport.units', ${`{${reach.units}}`}, true)`;
      return (await statement(tx)).length;
    });
  assert.equal(await tried((tx) => tx`update touchpoint set place = 'Mine' where code = ${code} returning 1`), 0);
  assert.equal(await tried((tx) => tx`update touchpoint set place = 'Mine' where code = ${own.touchpoint.code} returning 1`), 1);
  const refusal = /row-level security/;
  await assert.rejects(
    tried((tx) => tx`update touchpoint set unit_id = ${other.unitId} where code = ${own.touchpoint.code}`),
    refusal,
  );
  await assert.rejects(
    tried((tx) => tx`insert into touchpoint_retirement (code, retired_on, retired_by) values (${code}, now(), ${randomUUID()})`),
    refusal,
  );
  await assert.rejects(
    tried((tx) => tx`insert into touchpoint_proof (code, since, asked_by) values (${code}, now(), ${randomUUID()})`),
    refusal,
  );
  await assert.rejects(
    tried((tx) => tx`insert into role_holding (person_id, unit_id, role) values (${randomUUID()}, ${other.unitId}, 'lead')`),
    refusal,
  );
  const seen = await transaction(reach, async () => sql`select 1 from touchpoint where code = ${code}`);
  assert.equal(seen.length, 1, "residents find it by its code");
});

test("a process that serves finds its tables without the owner, never has the owner's address, and says so where they are not there", async () => {
  await migrateDatabase(process.env.DATABASE_URL ?? "");
  assert.equal(nextEnvironment("production").DATABASE_OWNER_URL, undefined);
  const empty = await openEmbedded(await place(), "empty");
  await assert.rejects(migrateDatabase(empty.url), /set DATABASE_OWNER_URL, or run `npm run migrate`/);
  await empty.stop();
});

test("who owns the tables or passes by row-level security is told apart", async () => {
  const [owner, application] = [await asOwner(powersOf), await powersOf(driver())];
  assert.ok(owner.owns > 90 && !owner.escapes);
  assert.deepEqual([application.owns, application.noTimeout], [0, false]);
  const unlimited = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  assert.equal((await powersOf(unlimited)).noTimeout, true);
  await unlimited.end();
});
