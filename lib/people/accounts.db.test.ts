import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { auditEvent } from "#db/schema/audit.ts";
import { unit } from "#db/schema/units.ts";
import { TEST_PASSWORD, testAccount } from "#db/seed/test-account.ts";
import { testActor, testSurvey } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { type StaffActor, staffActor } from "./actor.ts";
import { acceptInvitation } from "./invitation-mutations.ts";
import { openInvitation } from "./invitation-queries.ts";
import { changeAuthenticator, changePassword, endOwnSessions, renewRecoveryCodes } from "./own-account-mutations.ts";
import { openSessionsOf, ownAccount } from "./own-account-queries.ts";
import { askReset, decideReset, endSessionsFor, inviteAgain, invitePerson, setLeft, setRole } from "./person-mutations.ts";
import { keptPeople, keptPerson } from "./person-queries.ts";
import { signedInBy } from "./queries.ts";
import { digestOf } from "./session-id.ts";
import { endSession, openSession } from "./session-mutations.ts";
import { checkCode, checkPassword, type From } from "./sign-in-mutations.ts";
import { newTotpSecret, stepAt, totpCode } from "./totp.ts";

const NOWHERE: From = { source: undefined, device: undefined };
const now = () => Date.now();
const slugOf = async (id: string) => (await database().select({ slug: unit.slug }).from(unit).where(eq(unit.id, id)))[0]?.slug ?? "";

after(closeDatabase);

async function place() {
  const { forceId, unitId } = await testSurvey();
  return { forceId, unitId, force: await slugOf(forceId), station: await slugOf(unitId) };
}

async function actorOf(personId: string): Promise<StaffActor> {
  const sid = await openSession(testActor, personId, "code");
  const found = await signedInBy(testActor, sid ?? "", new Date());
  assert.ok(found);
  return staffActor(found);
}

const administrator = async (slug: string) => actorOf((await testAccount(slug, "administrator", "Ada Lin")).personId);
const holds = async (sid: string | undefined) => (await signedInBy(testActor, sid ?? "", new Date())) !== undefined;

test("an invitation opens once, refuses what is weak, and is stored as a digest", async () => {
  const { station, unitId } = await place();
  const admin = await administrator(station);
  const email = `${randomUUID()}@example.org`;
  const { personId, token } = await invitePerson(admin, { email, name: "Mei Chen", role: "desk", unitId });
  assert.equal((await openInvitation(testActor, token))?.personId, personId);
  assert.equal(await openInvitation(testActor, token, new Date(now() + 8 * 86_400_000)), undefined);
  const [leaked] = await database().execute(
    sql`select count(*)::int as n from person_invitation where encode(digest, 'escape') like ${`%${token}%`}`,
  );
  assert.deepEqual(leaked, { n: 0 });
  const secret = newTotpSecret();
  const factor = { secret, code: totpCode(secret, stepAt(now())) };
  const tried = (password: string, sent = factor) => acceptInvitation(testActor, token, { password, factor: sent });
  assert.deepEqual(await tried("short"), { problem: "password_short", at: "password" });
  assert.deepEqual(await tried("password1234"), { problem: "password_common", at: "password" });
  assert.deepEqual(await tried("meichenmeichen"), { problem: "password_personal", at: "password" });
  assert.deepEqual(await tried("x".repeat(129)), { problem: "password_long", at: "password" });
  assert.deepEqual(await tried(TEST_PASSWORD, { secret, code: totpCode(secret, stepAt(now()) + 9) }), {
    problem: "code_wrong",
    at: "code",
  });
  const accepted = await Promise.allSettled([tried(TEST_PASSWORD), tried(TEST_PASSWORD), tried(TEST_PASSWORD)]);
  assert.equal(accepted.filter(({ status }) => status === "fulfilled").length, 1, "once");
  assert.equal(await openInvitation(testActor, token), undefined);
  await assert.rejects(inviteAgain(admin, personId), Conflict);
});

test("a code opens once, a recovery code opens once, and ten wrong ones make everybody wait", async () => {
  const { station } = await place();
  const { personId, email, secret, codes } = await testAccount(station);
  const code = totpCode(secret, stepAt(now()));
  const used = await Promise.all(Array.from({ length: 5 }, () => checkCode(testActor, personId, code, NOWHERE)));
  assert.deepEqual(used.filter((each) => each === "code").length, 1, "five at once");
  const [recovery = ""] = codes;
  assert.equal(await checkCode(testActor, personId, recovery.toLowerCase().replaceAll(/(.{4})/g, "$1 "), NOWHERE), "recovery_code");
  assert.equal(await checkCode(testActor, personId, recovery, NOWHERE), "wrong");
  const answers: string[] = [];
  for (let index = 0; index < 10; index += 1) answers.push(await checkCode(testActor, personId, String(100_000 + index), NOWHERE));
  assert.ok(answers.includes("waiting"));
  assert.equal(await checkCode(testActor, personId, codes[1] ?? "", NOWHERE), "waiting");
  const at = (of: string): From => ({ source: undefined, device: { email: of, id: randomUUID() } });
  assert.equal(await checkCode(testActor, personId, codes[1] ?? "", at("somebody.else@example.org")), "waiting");
  assert.equal(await checkCode(testActor, personId, codes[1] ?? "", at(email)), "recovery_code", "but not at a desk of their own");
});

test("100 cookies replayed after sign-out, password, second factor, role, leaving and an administrator's end: none is accepted", async () => {
  const { station, unitId } = await place();
  const admin = await administrator(station);
  const endings: Record<string, (personId: string, sid: string) => Promise<unknown>> = {
    signed_out: (_, sid) => endSession(testActor, sid),
    password: async (personId) => changePassword(await actorOf(personId), "another horse battery", undefined),
    factor: async (personId) => {
      const secret = newTotpSecret();
      assert.equal(await changeAuthenticator(await actorOf(personId), secret, totpCode(secret, stepAt(now())), undefined), true);
    },
    role: (personId) => setRole(admin, { personId, unitId, role: "analyst", held: true }),
    left: (personId) => setLeft(admin, personId, true),
    administrator: (personId) => endSessionsFor(admin, personId),
  };
  let replayed = 0;
  for (const [name, end] of Object.entries(endings)) {
    const { personId } = await testAccount(station);
    const sids = await Promise.all(Array.from({ length: name === "signed_out" ? 1 : 20 }, () => openSession(testActor, personId, "code")));
    for (const sid of sids) assert.ok(await holds(sid), name);
    await end(personId, sids[0] ?? "");
    for (const sid of sids) assert.equal(await holds(sid), false, name);
    replayed += sids.length;
  }
  assert.ok(replayed > 100, `${replayed} replayed`);
});

test("somebody sees and ends their own sessions; the one that asks stays", async () => {
  const { station } = await place();
  const { personId } = await testAccount(station);
  const [mine = "", other = "", third = ""] = await Promise.all([1, 2, 3].map(() => openSession(testActor, personId, "passkey")));
  const found = await signedInBy(testActor, mine, new Date());
  assert.ok(found);
  const self = staffActor(found);
  assert.equal((await openSessionsOf(self, personId)).length, 3);
  await endOwnSessions(self, { only: digestOf(other) });
  assert.deepEqual([await holds(mine), await holds(other), await holds(third)], [true, false, true]);
  await endOwnSessions(self, { except: digestOf(mine) });
  assert.deepEqual([await holds(mine), await holds(third)], [true, false]);
  const stranger = await actorOf((await testAccount(station)).personId);
  assert.equal(await endOwnSessions(stranger, { only: digestOf(mine) }), 0);
  assert.equal(await holds(mine), true);
  assert.equal((await renewRecoveryCodes(self)).length, 10);
  assert.equal((await ownAccount(self)).recoveryCodes, 10);
});

test("a lost second factor is reset by two administrators, neither of them the person", async () => {
  const { station } = await place();
  const [first, second] = [await administrator(station), await administrator(station)];
  const { personId, email, secret } = await testAccount(station);
  const sid = await openSession(testActor, personId, "code");
  await assert.rejects(decideReset(second, personId, "confirmed"), NotFound);
  await askReset(first, personId, "Phone stolen, seen in person");
  await assert.rejects(askReset(second, personId, "Again"), Conflict);
  await assert.rejects(decideReset(first, personId, "confirmed"), NotFound, "not alone");
  await assert.rejects(decideReset(await actorOf(personId), personId, "confirmed"), NotFound, "not oneself");
  assert.equal(await decideReset(second, personId, "refused"), undefined);
  assert.ok(await holds(sid));
  await askReset(first, personId, "Phone stolen, seen in person");
  const token = await decideReset(second, personId, "confirmed");
  assert.ok(token && (await openInvitation(testActor, token)));
  assert.equal(await holds(sid), false);
  assert.equal((await checkPassword(testActor, { email, password: TEST_PASSWORD }, NOWHERE)).kind, "wrong");
  assert.equal(await checkCode(testActor, personId, totpCode(secret, stepAt(now()) + 1), NOWHERE), "wrong");
});

test("people are kept by administrators of their units alone, and nobody keeps themselves", async () => {
  const { station, unitId, forceId, force } = await place();
  const [here, elsewhere, above] = [await administrator(station), await administrator((await place()).station), await administrator(force)];
  const lead = await actorOf((await testAccount(station, "lead")).personId);
  const { personId } = await testAccount(station, "desk");
  assert.ok((await keptPeople(here)).some(({ id }) => id === personId));
  assert.ok((await keptPeople(above)).some(({ id }) => id === personId));
  for (const actor of [elsewhere, lead]) {
    assert.equal(await keptPerson(actor, personId), undefined);
    await assert.rejects(setRole(actor, { personId, unitId, role: "auditor", held: true }), NotFound);
    await assert.rejects(setLeft(actor, personId, true), NotFound);
    await assert.rejects(endSessionsFor(actor, personId), NotFound);
    await assert.rejects(askReset(actor, personId, "why"), NotFound);
    await assert.rejects(invitePerson(actor, { email: `${randomUUID()}@example.org`, name: "X", role: "desk", unitId }), NotFound);
  }
  await assert.rejects(setRole(here, { personId: here.personId, unitId, role: "auditor", held: true }), NotFound);
  await assert.rejects(setRole(here, { personId, unitId: forceId, role: "desk", held: true }), NotFound, "not above the own unit");
  await setRole(above, { personId, unitId: forceId, role: "analyst", held: true });
  await assert.rejects(setLeft(here, personId, true), NotFound, "they also work above");
  await setRole(above, { personId, unitId: forceId, role: "analyst", held: false });
  await assert.rejects(setRole(above, { personId, unitId: forceId, role: "analyst", held: false }), Conflict);
  await setLeft(here, personId, true);
  assert.equal(await openSession(testActor, personId, "code"), undefined);
  await setLeft(here, personId, false);
  assert.ok(await openSession(testActor, personId, "code"));
  const rows = await transaction({ everything: true }, (tx) =>
    tx.select().from(auditEvent).where(sql`${auditEvent.detail}->>'personId' = ${personId}`).orderBy(auditEvent.at),
  );
  const events = rows.filter(({ actor }) => actor.startsWith("staff:")).map(({ event }) => event);
  assert.deepEqual(events, ["role.given", "role.taken", "person.left", "person.returned"]);
});
