import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { randomStream } from "#db/seed/random.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { malformedPosts, type RawPost } from "./malformed-posts.ts";

const ORIGIN = new URL(process.env.RAPPORT_TEST_ORIGIN ?? "http://127.0.0.1");
const POSTS = 2_000;
const AT_ONCE = 8;
const SILENCE_MS = 1_500;
const seed = Number(process.env.RAPPORT_TEST_SEED ?? 20_261_123);

const actor = systemActor("test");
let unitId: string;
let path: string;
let version: string;

before(async () => {
  const [district] = await driver()`select id from unit where slug = 'mill'`;
  const name = { en: "Malformed Station" };
  ({ unitId } = await addUnit(actor, { parentId: district?.id, kind: "station", slug: `malformed-${process.pid}`, name, adults: null }));
  const { code } = await addTouchpoint(actor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  path = `/en/s/${code}`;
  version = /name="version" value="([^"]+)"/.exec(await (await fetch(`${ORIGIN.origin}${path}`)).text())?.[1] ?? "";
});
after(closeDatabase);

/** Answers of the whole database: a malformed post must not land anywhere. */
async function rows(): Promise<{ all: number; own: number }> {
  return driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    const [row] = await sql`
      with answer as (select unit_id from inbox union all select unit_id from response union all select unit_id from held_answer)
      select count(*)::int as all, count(*) filter (where unit_id = ${unitId})::int as own from answer`;
    return { all: row?.all, own: row?.own };
  });
}

type Reply = { status: number | undefined; thanked: boolean };

/** Send bytes as they are; what the server answered, if it did not just close or stay silent. */
function send({ bytes }: RawPost): Promise<Reply> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(Number(ORIGIN.port), ORIGIN.hostname, () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(said) ?? [];
      resolve({ status: status ? Number(status) : undefined, thanked: /^location: .*\/thanks\r$/im.test(said) });
    };
    socket.setTimeout(SILENCE_MS, end);
    socket.on("data", (chunk) => {
      said += chunk;
      if (said.includes("\r\n\r\n")) end();
    });
    socket.on("end", end);
    socket.on("error", end);
  });
}

test(`${POSTS} malformed posts give no 5xx and no row`, async (t) => {
  const posts = malformedPosts(randomStream(seed), { path: `${path}/answers`, host: ORIGIN.host, version }, POSTS);
  const had = await rows();
  const waiting = posts.map((post, number) => ({ post, number }));
  const wrong: string[] = [];
  const statuses = new Map<string, number>();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { post, number } = next;
      const { status, thanked } = await send(post);
      const known = `${post.kind}: ${status ?? "closed"}`;
      statuses.set(known, (statuses.get(known) ?? 0) + 1);
      if ((status ?? 0) >= 500) wrong.push(`post ${number} of seed ${seed} (${post.kind}) gave ${status}`);
      if (thanked !== post.valid)
        wrong.push(`post ${number} of seed ${seed} (${post.kind}) was ${thanked ? "" : "not "}thanked: ${post.bytes}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  t.diagnostic(
    [...statuses]
      .map(([known, count]) => `${known} ×${count}`)
      .sort()
      .join(", "),
  );
  assert.deepEqual(wrong, []);
  const valid = posts.filter((post) => post.valid).length;
  const has = await rows();
  assert.equal(has.own - had.own, valid, `the good posts of seed ${seed}, and no other, are stored`);
  assert.equal(has.all - had.all, valid, `nothing of seed ${seed} landed anywhere else`);
  assert.equal((await fetch(`${ORIGIN.origin}${path}`)).status, 200);
});
