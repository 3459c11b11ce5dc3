import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import postgres from "postgres";
import { DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { serveBeside } from "../beside.ts";

/** The whole campaign is `npm run test:guessing`; a usual run makes a fifth of it. */
const GUESSES = Number(process.env.RAPPORT_GUESSES ?? 2_000);
const ACCOUNTS = Math.ceil(GUESSES / 200);
const AT_ONCE = 40;
const SOURCES = 400;
const PASSWORD = "quiet lamp under seven bridges";

let site: Awaited<ReturnType<typeof serveBeside>>;
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 2, onnotice: () => {} });
before(async () => {
  site = await serveBeside({ RAPPORT_TRUSTED_PROXIES: "1" });
});
after(async () => {
  await site.stop();
  await sql.end();
});

async function accounts(): Promise<string[]> {
  const { hashPassword } = await import("#lib/people/passwords.ts");
  const hash = await hashPassword(PASSWORD);
  const emails = Array.from({ length: ACCOUNTS }, () => `${randomUUID()}@example.org`);
  for (const email of emails) {
    const id = randomUUID();
    await sql`insert into person (id, email, name, password_hash) values (${id}, ${email}, 'Guessed At', ${hash})`;
    await sql`insert into person_totp values (${id}, ${Buffer.from("none")}, 0, now())`;
  }
  return emails;
}

async function tried(email: string, password: string, source: string, device = ""): Promise<boolean> {
  const answer = await fetch(`${site.origin}/en/staff/sign-in/session`, {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": source, Cookie: device },
    body: new URLSearchParams({ email, password }),
  });
  assert.ok(answer.status < 500, `${answer.status}`);
  await answer.arrayBuffer();
  return answer.headers.get("location")?.endsWith("/sign-in/code") ?? false;
}

/** A cookie of a browser in which the owner has signed in before, as the second step leaves it. */
async function knownBrowser(email: string): Promise<string> {
  process.env.RAPPORT_ORIGIN = site.origin;
  const { deviceCookie } = await import("#lib/people/device-cookie.ts");
  return deviceCookie(email).split(";")[0] ?? "";
}

/** How long it takes to open a questionnaire, in milliseconds, the middle of some. */
async function middleOfRatings(count: number): Promise<number> {
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    const page = await fetch(`${site.origin}/en/s/${DEMO_TOUCHPOINT}`);
    assert.equal(page.status, 200);
    await page.arrayBuffer();
    took.push(performance.now() - began);
  }
  return took.sort((a, b) => a - b)[count >> 1] ?? 0;
}

test(`of ${GUESSES} guesses on ${ACCOUNTS} accounts at most 10 of each reach the hash, and every owner can sign in`, async () => {
  const emails = await accounts();
  const before = await middleOfRatings(30);
  const waiting = Array.from({ length: GUESSES }, (_, index) => ({
    email: emails[index % ACCOUNTS] ?? "",
    source: `203.0.${(index * 7) % 2}.${(index * 13) % (SOURCES / 2)}`,
    password: `guess number ${index}`,
  }));
  let owners = 0;
  const guessing = Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) assert.equal(await tried(next.email, next.password, next.source), false);
    }),
  );
  for (const [index, email] of emails.entries()) {
    const device = await knownBrowser(email);
    assert.ok(await tried(email, PASSWORD, `198.51.100.${index}`, device), "the owner, from elsewhere, while others guess");
    owners += 1;
  }
  const during = await middleOfRatings(30);
  await guessing;
  // Guesses that reached the hash of an account are written down there, one by one.
  const rows = await sql<{ n: number }[]>`
    select count(*)::int as n from audit_event e join person p on p.id = (e.detail->>'personId')::uuid
    where e.event = 'session.refused' and p.email = any (${emails}) group by p.id`;
  const most = Math.max(...rows.map(({ n }) => n));
  assert.ok(most <= 10, `${most} of one account reached the hash`);
  assert.equal(rows.length, ACCOUNTS, "the brake lets the first ones through");
  for (const [index, email] of emails.entries())
    assert.ok(await tried(email, PASSWORD, `198.51.101.${index}`, await knownBrowser(email)), "and afterwards");
  process.stdout.write(
    `${GUESSES} guesses from ${SOURCES} sources on ${ACCOUNTS} accounts: at most ${most} of one reached the hash, ` +
      `${rows.reduce((sum, { n }) => sum + n, 0)} in all; ${owners} of ${ACCOUNTS} owners signed in meanwhile; ` +
      `a questionnaire took ${before.toFixed(0)} ms before and ${during.toFixed(0)} ms meanwhile\n`,
  );
});
