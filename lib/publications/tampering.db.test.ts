import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import postgres from "postgres";
import { ownDatabase, testPublishers } from "#db/seed/test-publishers.ts";
import { plant } from "#db/seed/test-rates.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { withdrawPublication } from "./plan-mutations.ts";
import { verifyPublications } from "./verify-queries.ts";

let own: Awaited<ReturnType<typeof ownDatabase>>;

before(async () => {
  own = await ownDatabase(`tampering_${process.pid}`);
});
after(() => own.leave());

/** Every column of what is published, with another value of its kind. */
const OTHER: Record<string, Record<string, string>> = {
  publication: {
    snapshot: "regexp_replace(snapshot, '\"x\":(\\d)', '\"x\":9\\1')",
    unit_id: "(select id from unit where id <> unit_id limit 1)",
  },
  publication_link: {
    entry: "replace(entry, '2026-', '2025-')",
    hash: "sha256(hash)",
    signature: "set_byte(signature, 3, (get_byte(signature, 3) + 1) % 256)",
    key: "set_byte(key, 20, (get_byte(key, 20) + 1) % 256)",
    unit_id: "(select id from unit where id <> unit_id limit 1)",
    slug: "(select slug from publication where slug <> publication_link.slug limit 1)",
    position: "position + 1000",
  },
};

test("any published row that is tampered with, removed or slipped in is found", async () => {
  const columns = await seeAll(
    (run) => run`
      select table_name, column_name from information_schema.columns
      where table_schema = 'public' and table_name in ('publication', 'publication_link') and column_name <> 'slug'`,
  );
  for (const { table_name, column_name } of columns) assert.ok(OTHER[table_name]?.[column_name], `${table_name}.${column_name}`);
  const { stations, publish, second } = await testPublishers();
  await plant(
    stations.flatMap((unitId) => ["2026-02-05", "2026-05-05", "2026-08-05"].map((day) => ({ unitId, count: 20, grade: 5, day }))),
  );
  const slugs = [await publish("2026-q1"), await publish("2026-q2"), await publish("2026-q3")];
  await withdrawPublication(second, slugs[0] ?? "", "A wrong count");
  assert.deepEqual((await verifyPublications(testActor)).faults, []);
  const owner = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
  let tampered = 0;
  for (const [table, changes] of Object.entries(OTHER)) {
    const keyed = table === "publication" ? "slug" : "position";
    const keys = (await seeAll((run) => run`select ${run(keyed)}::text as key from ${run(table)}`)).map(({ key }) => key);
    for (const key of keys)
      for (const [column, other] of Object.entries(changes)) {
        const was = await owner.begin(async (run) => {
          await run.unsafe(`alter table ${table} disable trigger user, no force row level security`);
          const [before] = await run.unsafe(`select ${column} as value from ${table} where ${keyed}::text = $1`, [key]);
          await run.unsafe(`update ${table} set ${column} = ${other} where ${keyed}::text = $1`, [key]);
          return before?.value;
        });
        const { faults } = await verifyPublications(testActor);
        assert.ok(faults.length > 0, `${table}.${column} of ${key}`);
        tampered += 1;
        await owner.begin(async (run) => {
          const where = column === "position" ? `${keyed} = ${Number(key) + 1000}` : `${keyed}::text = '${key}'`;
          await run.unsafe(`update ${table} set ${column} = $1 where ${where}`, [was]);
          await run.unsafe(`alter table ${table} enable trigger user, force row level security`);
        });
      }
  }
  assert.equal(tampered, 3 * 2 + 4 * 7);
  await owner.unsafe("alter table publication_link disable trigger user, no force row level security");
  const removed = await owner`delete from publication_link where position = 2 returning *`;
  assert.ok((await verifyPublications(testActor)).faults.length > 0, "a link in the middle");
  await owner`insert into publication_link ${owner(removed)}`;
  await owner.unsafe("alter table publication disable trigger user, no force row level security");
  await owner`insert into publication (slug, unit_id, snapshot) select 'slipped-in', unit_id, snapshot from publication limit 1`;
  assert.ok((await verifyPublications(testActor)).faults.length > 0, "a publication without a link");
  await owner`delete from publication where slug = 'slipped-in'`;
  await owner.unsafe("alter table publication enable trigger user, force row level security");
  await owner.unsafe("alter table publication_link enable trigger user, force row level security");
  await owner.end();
  assert.deepEqual((await verifyPublications(testActor)).faults, []);
});
