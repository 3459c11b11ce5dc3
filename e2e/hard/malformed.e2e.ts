import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { closeDatabase, driver } from "#db";
import { randomStream } from "#db/seed/random.ts";
import { seeAll } from "#db/seed/test-survey.ts";
import { systemActor } from "#lib/people/actor.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";
import { malformedPosts, type RawPost } from "./malformed-posts.ts";
import { changes, more, type Quiet, quiet } from "./quiet.ts";

/** What an answer may become: itself, its words, its key, and its part of the counts. Nothing else of the whole schema may change. */
const OF_ANSWERS = ["inbox", "response", "held_answer", "comment", "comment_term", "used_key", "tally_day", "tally_month", "dirty_day"];

let site: Quiet;
let ORIGIN: URL;
const POSTS = 2_000;
const AT_ONCE = 8;
const SILENCE_MS = 1_500;
const seed = Number(process.env.RAPPORT_TEST_SEED ?? 20_261_123);

const actor = systemActor("test");
let unitId: string;
let path: string;
let version: string;

before(async () => {
  site = await quiet();
  ORIGIN = new URL(site.origin);
  const [district] = await driver()`select id from unit where slug = 'mill'`;
  const name = { en: "Malformed Station" };
  ({ unitId } = await addUnit(actor, { parentId: district?.id, kind: "station", slug: `malformed-${process.pid}`, name, adults: null }));
  const { code } = await addTouchpoint(actor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  path = `/en/s/${code}`;
  version = /name="version" value="([^"]+)"/.exec(await (await fetch(`${ORIGIN.origin}${path}`)).text())?.[1] ?? "";
});
after(async () => {
  await site.stop();
  await closeDatabase();
});

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
  const had = await site.sums();
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
  const has = await site.sums();
  const stored = ["inbox", "response", "held_answer"].reduce((sum, name) => sum + more(had, has, name), 0);
  const [row] = await seeAll(
    (sql) => sql`
      with answer as (select unit_id from inbox union all select unit_id from response union all select unit_id from held_answer)
      select count(*)::int as own from answer where unit_id = ${unitId}`,
  );
  assert.equal(row?.own, valid, `the good posts of seed ${seed}, and no other, are stored`);
  assert.equal(stored, valid, `nothing of seed ${seed} landed anywhere else`);
  const changed = changes(had, has).filter((each) => !OF_ANSWERS.some((name) => each.startsWith(`${name}:`)));
  assert.deepEqual(changed, [], `of ${Object.keys(has).length} tables`);
  assert.equal((await fetch(`${ORIGIN.origin}${path}`)).status, 200);
});
