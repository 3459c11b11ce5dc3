import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { personPasskey, personTotp } from "#db/schema/accounts.ts";
import { TEST_PASSWORD, testAccount } from "#db/seed/test-account.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { NotFound } from "#lib/errors.ts";
import { type StaffActor, staffActor } from "./actor.ts";
import { changePassword } from "./own-account-mutations.ts";
import { removePasskey } from "./passkey-mutations.ts";
import { passwordMark } from "./password-mark.ts";
import { signedInBy } from "./queries.ts";
import { openSession } from "./session-mutations.ts";
import { checkPassword } from "./sign-in-mutations.ts";
import { passwordHolds } from "./sign-in-queries.ts";

const NOWHERE = { source: undefined, device: undefined };

after(closeDatabase);

async function somebody(): Promise<{ email: string; personId: string; self: StaffActor }> {
  const { unitId } = await testSurvey();
  const [row] = await database().execute<{ slug: string }>(sql`select slug from unit where id = ${unitId}`);
  const { email, personId } = await testAccount(row?.slug ?? "");
  const found = await signedInBy(testActor, (await openSession(testActor, personId, "code")) ?? "", new Date());
  assert.ok(found);
  return { email, personId, self: staffActor(found) };
}

async function passkeys(personId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const row = { personId, publicKey: Buffer.from("none"), counter: 0, transports: [], madeAt: new Date() };
  await database()
    .insert(personPasskey)
    .values(ids.map((id) => ({ ...row, id, label: id })));
  return ids;
}

test("of several passkeys that are removed at once one is left, where there is no authenticator", async () => {
  const { personId, self } = await somebody();
  const ids = await passkeys(personId, 4);
  assert.equal(await removePasskey(self, ids[0] ?? "", undefined), "removed");
  await database().delete(personTotp).where(eq(personTotp.personId, personId));
  const outcomes = await Promise.all(ids.slice(1).map((id) => removePasskey(self, id, undefined)));
  assert.deepEqual(outcomes.sort(), ["last", "removed", "removed"]);
  assert.equal((await database().select().from(personPasskey).where(eq(personPasskey.personId, personId))).length, 1);
  await assert.rejects(removePasskey(self, ids[0] ?? "", undefined), NotFound);
});

test("beside an authenticator the last passkey can be removed", async () => {
  const { personId, self } = await somebody();
  const [id = ""] = await passkeys(personId, 1);
  assert.equal(await removePasskey(self, id, undefined), "removed");
});

test("a password that was shown opens the second step until it is another", async () => {
  const { email, personId, self } = await somebody();
  const shown = await checkPassword(testActor, { email, password: TEST_PASSWORD }, NOWHERE);
  assert.ok(shown.kind === "right");
  assert.equal(await passwordHolds(testActor, shown), true);
  assert.equal(await passwordHolds(testActor, { personId, mark: passwordMark("another") }), false);
  assert.equal(await passwordHolds(testActor, { personId: randomUUID(), mark: shown.mark }), false);
  assert.equal(await changePassword(self, "another horse battery", undefined), undefined);
  assert.equal(await passwordHolds(testActor, shown), false);
  // The same words anew are another password: what was stored of the old one is gone.
  assert.equal(await changePassword(self, TEST_PASSWORD, undefined), undefined);
  assert.equal(await passwordHolds(testActor, shown), false);
});
