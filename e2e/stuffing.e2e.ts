import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "#db";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { TRAP_FIELD } from "#lib/surveys/own-fields.ts";
import { addUnit } from "#lib/units/mutations.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
/** A person takes longer than two seconds. */
const READING_MS = 2_500;
after(closeDatabase);

type Counter = { unitId: string; code: string; version: string; shown: string };

async function counter(name: string): Promise<Counter> {
  const [district] = await seeAll((sql) => sql`select id from unit where slug = 'hills'`);
  const slug = `stuffing-${name}-${process.pid}`;
  const { unitId } = await addUnit(testActor, { parentId: district?.id, kind: "station", slug, name: { en: name }, adults: null });
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  const page = await (await fetch(`${ORIGIN}/en/s/${code}`)).text();
  const field = (own: string) => new RegExp(`name="${own}" value="([^"]+)"`).exec(page)?.[1] ?? "";
  await sleep(READING_MS);
  return { unitId, code, version: field("version"), shown: field("shown") };
}

async function post({ code, version, shown }: Counter, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${ORIGIN}/en/s/${code}/answers`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ key: randomUUID(), version, shown, ...fields }),
    headers: { "Sec-Fetch-Site": "same-origin", ...headers },
  });
  assert.equal(answer.status, 303);
  assert.match(answer.headers.get("location") ?? "", /\/thanks$/, "whoever sends sees the same page");
}

type Standing = { counted: number; waiting: number; held: number; good: number; reasons: string[] };

async function stands({ unitId }: Counter): Promise<Standing> {
  const [row] = await seeAll(
    (sql) => sql`
      select (select count(*)::int from response where unit_id = ${unitId}) as counted,
        (select count(*)::int from response where unit_id = ${unitId} and choices[1] >= 4) as good,
        (select count(*)::int from inbox where unit_id = ${unitId}) as waiting,
        (select count(*)::int from held_answer where unit_id = ${unitId}) as held,
        (select coalesce(array_agg(distinct reason), '{}') from held_answer, unnest(reasons) as reason where unit_id = ${unitId}) as reasons`,
  );
  return { counted: row?.counted, waiting: row?.waiting, held: row?.held, good: row?.good, reasons: row?.reasons };
}

/** Until the server's mix has moved a unit's answers; fewer than k of them go on waiting when a mix came in between. */
async function mixed(own: Counter): Promise<Standing> {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await stands(own);
    if (now.waiting < 5) return now;
    await sleep(300);
  }
  return stands(own);
}

test("30 people behind one address in an hour are 30 answers counted", async () => {
  const own = await counter("thirty");
  for (let person = 0; person < 30; person += 1)
    await post(own, { overall: String(1 + (person % 5)), respect: String(1 + (Math.floor(person / 5) % 5)) });
  const { counted, waiting, held, reasons } = await mixed(own);
  assert.deepEqual([counted + waiting, held, reasons], [30, 0, []]);
  assert.ok(counted > 25);
});

test("200 injected fives in a day move the headline by 0.0 points and are flagged", async () => {
  const own = await counter("fives");
  // What was counted on the days before.
  const [days] = await seeAll(
    (sql) => sql`
      insert into inbox (id, unit_id, service_key, channel, version_id, day, choices, words)
      select gen_random_uuid(), ${own.unitId}, 'traffic', 'open', ${own.version}, current_date - 2 - n % 14,
        array[1 + n % 5, 0, 0, 0, 0, 0, 0, 0, 0]::smallint[], '{""}' from generate_series(1, 100) as n returning 1`,
  );
  assert.ok(days);
  const before = await mixed(own);
  for (let number = 0; number < 200; number += 1) await post(own, { overall: "5" });
  const after = await mixed(own);
  assert.deepEqual([after.counted, after.held + after.waiting], [100, 200]);
  assert.equal(after.good / after.counted - before.good / before.counted, 0);
  assert.ok(after.reasons.includes("burst"));
});

test("a forged header gives no other address", async () => {
  const own = await counter("forged");
  for (let number = 0; number < 66; number += 1) {
    const address = `198.51.100.${number}`;
    await post(
      own,
      { overall: "4" },
      { "X-Forwarded-For": address, Forwarded: `for=${address}`, "X-Real-IP": address, "X-Rapport-Source": `x ${address}` },
    );
  }
  assert.ok((await mixed(own)).reasons.includes("source"));
});

test("machines' forms and old pages' forms are thanked and held", async () => {
  const own = await counter("machines");
  for (let number = 0; number < 5; number += 1) {
    await post(own, { overall: "5", [TRAP_FIELD]: "https://example.org" });
    await post(own, { overall: "5", shown: "" });
  }
  const { counted, held, waiting, reasons } = await mixed(own);
  assert.deepEqual([counted, held + waiting, [...reasons].sort()], [0, 10, ["not_shown", "trap"]]);
});
