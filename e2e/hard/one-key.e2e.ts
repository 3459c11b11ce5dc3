import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { closeDatabase } from "#db";
import { seeAll, standing, testActor } from "#db/seed/test-survey.ts";
import { addTouchpoint } from "#lib/surveys/mutations.ts";
import { addUnit } from "#lib/units/mutations.ts";

const ORIGIN = process.env.RAPPORT_TEST_ORIGIN ?? "";
const AT_ONCE = 500;
const AGAIN = 1_000;
after(closeDatabase);

test(`${AT_ONCE} posts of one form at once and ${AGAIN} more store one answer and are thanked alike`, async () => {
  const [district] = await seeAll((sql) => sql`select id from unit where slug = 'hills'`);
  const name = { en: "One Key Station" };
  const { unitId } = await addUnit(testActor, {
    parentId: district?.id,
    kind: "station",
    slug: `one-key-${process.pid}`,
    name,
    adults: null,
  });
  const { code } = await addTouchpoint(testActor, { unitId, serviceKey: "traffic", channel: "open", questionnaireKey: "visit-rating" });
  const page = `${ORIGIN}/en/s/${code}`;
  const version = /name="version" value="([^"]+)"/.exec(await (await fetch(page)).text())?.[1] ?? "";
  const body = new URLSearchParams({ key: randomUUID(), version, overall: "4" }).toString();
  const post = async () => {
    const answer = await fetch(`${page}/answers`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" },
    });
    const kept = [...answer.headers].filter(([header]) => !["date", "keep-alive", "connection"].includes(header));
    return JSON.stringify([answer.status, kept, await answer.text()]);
  };
  const replies = new Set(await Promise.all(Array.from({ length: AT_ONCE }, post)));
  for (let number = 0; number < AGAIN; number += 1) replies.add(await post());
  assert.equal(replies.size, 1, [...replies].join("\n"));
  assert.match([...replies][0] ?? "", /^\[303,.*\/thanks/);
  const { waiting, mixed } = await standing(unitId);
  assert.equal(waiting + mixed, 1);
});
