import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { person } from "#db/schema/people.ts";
import { TEST_PASSWORD, testAccount } from "#db/seed/test-account.ts";
import { hashPassword } from "#lib/people/passwords.ts";
import { stepAt, totpCode } from "#lib/people/totp.ts";
import { ORIGIN } from "./chromium.ts";

const HOME = `${ORIGIN}/en/staff/sign-in`;

after(closeDatabase);

async function post(url: string, fields: Record<string, string>, cookie = ""): Promise<{ to: string; cookie: string }> {
  const headers = { "Sec-Fetch-Site": "same-origin", cookie };
  const answer = await fetch(url, { method: "POST", redirect: "manual", headers, body: new URLSearchParams(fields) });
  await answer.arrayBuffer();
  assert.equal(answer.status, 303);
  const given = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  return { to: answer.headers.get("location") ?? "", cookie: given.join("; ") };
}

test("a password that is changed between the two steps of a sign-in closes the second", async () => {
  for (const changes of [false, true]) {
    const { email, personId, secret } = await testAccount("east-street");
    const first = await post(`${HOME}/session`, { email, password: TEST_PASSWORD });
    assert.match(first.to, /\/sign-in\/code$/);
    if (changes) {
      const passwordHash = await hashPassword("another horse battery");
      await database().update(person).set({ passwordHash }).where(eq(person.id, personId));
    }
    const page = await fetch(`${HOME}/code`, { redirect: "manual", headers: { cookie: first.cookie } });
    assert.equal(page.status, changes ? 307 : 200);
    const second = await post(`${HOME}/code/session`, { code: totpCode(secret, stepAt(Date.now())) }, first.cookie);
    assert.match(second.to, changes ? /\/sign-in$/ : /\/en\/staff$/);
    assert.equal(second.cookie.includes("rapport-session="), !changes);
  }
});
