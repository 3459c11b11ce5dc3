import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { testActor } from "#db/seed/test-survey.ts";
import { QUEUE_DAYS } from "./keeping.ts";
import { describedFields, liveFields } from "./live-queries.ts";
import { PURPOSES } from "./purposes.ts";

after(closeDatabase);

const WHERE = "lib/operations/stored-fields";

test("every column of the running database is in the catalogue, and the catalogue names no other", async () => {
  const live = await liveFields(testActor);
  assert.ok(live.length > 400, `${live.length} columns`);
  const unknown = live.filter(({ rules }) => !rules).map(({ table, column }) => `${table}.${column}`);
  assert.deepEqual(
    unknown,
    [],
    `Not in the catalogue: write in ${WHERE}/<area>.ts, into the table's \`fields\`, \`column: "purpose"\` with one of PURPOSES; a new module of db/schema also into ${WHERE}/live-queries.ts, and a library's own table into WHOLE of catalogue.ts.`,
  );
  const there = new Set(live.map(({ table, column }) => `${table}.${column}`));
  assert.deepEqual(
    [...describedFields().keys()].filter((field) => !there.has(field)),
    [],
    "in the catalogue, and not in the database",
  );
});

test("every module of the schema is read", () => {
  const folder = fileURLToPath(new URL("../../..", import.meta.url));
  const source = readFileSync(new URL("live-queries.ts", import.meta.url), "utf8");
  const missing = globSync("db/schema/*.ts", { cwd: folder }).filter((file) => !source.includes(`#${file}`));
  assert.deepEqual(missing, [], `import them in ${WHERE}/live-queries.ts, and add \`& typeof module\` to the Fields of an area`);
});

const finenessOf = (type: string): string => (/^(timestamp|time)/.test(type) ? "moment" : type === "date" ? "day" : "none");

test("how fine a time a field is said to hold is what its column holds", async () => {
  const wrong = (await liveFields(testActor))
    .filter(({ rules, column }) => rules && column !== "*")
    .filter(({ rules, type }) => {
      const said = rules ? PURPOSES[rules.purpose] : "none";
      return finenessOf(type) !== (said === "month" ? "day" : said);
    })
    .map(({ table, column, type, rules }) => `${table}.${column} is ${type} and said to be for "${rules?.purpose}"`);
  assert.deepEqual(wrong, []);
});

test("beside an answer no time is finer than a day, and beside a resident's words of a rating none finer than a month", async () => {
  const fields = (await liveFields(testActor)).filter(({ area, rules }) => area === "answers" && rules?.about === "resident");
  assert.ok(fields.length > 40);
  assert.deepEqual(
    fields.filter(({ rules }) => rules && PURPOSES[rules.purpose] === "moment").map(({ table, column }) => `${table}.${column}`),
    [],
  );
  assert.deepEqual(
    fields.filter(({ table, type }) => table === "comment" && type === "date").map(({ column }) => column),
    ["month"],
  );
});

test("the queue deletes after the days that are told", async () => {
  const rows = await database().execute<{ name: string; done: number; kept: number }>(
    sql`select name, deletion_seconds / 86400 as done, retention_seconds / 86400 as kept from queue.queue order by name`,
  );
  for (const { name, done, kept } of rows) {
    if (name.endsWith("-failed")) assert.equal(kept, QUEUE_DAYS.failed, name);
    else if (!name.startsWith("__")) assert.equal(done, QUEUE_DAYS.done, name);
  }
});
