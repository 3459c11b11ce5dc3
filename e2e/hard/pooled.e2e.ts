import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { closeDatabase } from "#db";
import { findPooler, type Pooler, startPooler } from "#db/seed/test-pooler.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { serveBeside } from "../beside.ts";
import { type Someone, someone } from "./access/actors.ts";
import { betrayed, eachOf, look, post } from "./access/asking.ts";
import { makeTarget, type Target } from "./access/target.ts";

const CONNECTIONS = 3;
const ROUNDS = 40;
const ANSWERS = 60;
/** Pages that show a unit's rows to its lead. */
const PAGES = ["requests", "entry", "slips", "trend"];

const program = findPooler();
const skip = program ? false : "pgbouncer is not there, and this system's package manager has none or may not be used";
let pooler: Pooler;
let site: { origin: string; stop: () => Promise<void> };
let target: Target;
let own: Someone;
let beside: Someone;

before(async () => {
  if (!program) return;
  target = await makeTarget("pooled");
  [own, beside] = [await someone(["lead"], "own", target.units.own), await someone(["lead"], "sibling", target.units.sibling)];
  pooler = await startPooler(program, process.env.DATABASE_URL ?? "", CONNECTIONS);
  site = await serveBeside({ DATABASE_URL: pooler.url, DATABASE_POOLER: "transaction" });
});
after(async () => {
  await site?.stop();
  await pooler?.stop();
  await closeDatabase();
});

test(`served through pgbouncer with ${CONNECTIONS} connections, two units' leads at once see their own and no byte of the other's`, {
  skip,
}, async (t) => {
  const wrong: string[] = [];
  const asked = Array.from({ length: ROUNDS }, () =>
    PAGES.flatMap((page) => [own, beside].map((who) => ({ who, path: `/en/staff/${page}` }))),
  ).flat();
  await eachOf(asked, async ({ who, path }) => {
    const reply = await look(site.origin, path, who);
    const isShown = betrayed(reply, target.markers, path) !== undefined;
    if (reply.status !== 200 || isShown !== (who === own))
      wrong.push(`${who.relation}: ${path} gave ${reply.status}, ${isShown ? "" : "not "}shown`);
  });
  t.diagnostic(`${asked.length} pages`);
  assert.deepEqual(wrong, []);
});

/** Answers of the unit, wherever they have come to. */
async function answers(): Promise<number> {
  const [row] = await seeAll(
    (
      sql,
    ) => sql`select count(*)::int as n from (select unit_id from inbox union all select unit_id from response union all select unit_id from held_answer) a
      where unit_id = ${target.units.own}`,
  );
  return row?.n;
}

test("answers that are sent twice through it are stored once each", { skip }, async () => {
  const had = await answers();
  const path = `/en/s/${target.fixtures.code}`;
  const page = (await look(site.origin, path)).body;
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? "";
  const keys = Array.from({ length: ANSWERS }, () => randomUUID());
  await eachOf([...keys, ...keys], async (key) => {
    const fields: [string, string][] = [
      ["key", key],
      ["version", field("version")],
      ["shown", field("shown")],
      ["overall", "5"],
    ];
    const { status } = await post(site.origin, { action: `${path}/answers`, fields, multipart: false });
    assert.equal(status, 303);
  });
  assert.equal((await answers()) - had, ANSWERS);
});
