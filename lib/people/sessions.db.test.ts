import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { auditEvent, auditLink } from "#db/schema/audit.ts";
import { person, staffSession } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { TEST_PASSWORD, testAccount } from "#db/seed/test-account.ts";
import { transaction } from "#db/transaction.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { systemActor } from "./actor.ts";
import { addPerson } from "./mutations.ts";
import { signedInBy } from "./queries.ts";
import { digestOf } from "./session-id.ts";
import { SESSION_DAYS } from "./session-limits.ts";
import { endSession, forgetSessions, noteSession, openSession } from "./session-mutations.ts";
import { checkPassword, type From } from "./sign-in-mutations.ts";

const actor = systemActor("test");
const PASSWORD = TEST_PASSWORD;
const NOWHERE: From = { source: undefined, device: undefined };
const START = new Date("2026-03-02T08:00:00Z");
const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const address = () => `${randomUUID()}@example.org`;

after(closeDatabase);

async function force() {
  const ids = { force: randomUUID(), district: randomUUID(), other: randomUUID(), station: randomUUID(), beat: randomUUID() };
  const row = (key: keyof typeof ids, kind: "force" | "district" | "station" | "beat", parent?: keyof typeof ids) => ({
    id: ids[key],
    kind,
    parentId: parent ? ids[parent] : null,
    slug: ids[key],
    name: { en: key },
  });
  await database()
    .insert(unit)
    .values([
      row("force", "force"),
      row("district", "district", "force"),
      row("other", "district", "force"),
      row("station", "station", "district"),
      row("beat", "beat", "station"),
    ]);
  return ids;
}

async function signedInSession() {
  const { station } = await force();
  const who = await testAccount(station);
  const sid = await openSession(actor, who.personId, "code", START);
  assert.ok(sid);
  return { ...who, sid };
}

async function eventsOf(personId: string): Promise<string[]> {
  const rows = await transaction({ everything: true }, (tx) =>
    tx
      .select({ actor: auditEvent.actor, event: auditEvent.event })
      .from(auditEvent)
      .innerJoin(auditLink, eq(auditLink.eventId, auditEvent.id))
      .where(sql`${auditEvent.detail}->>'personId' = ${personId}`)
      .orderBy(auditLink.position),
  );
  return rows.map((row) => `${row.actor} ${row.event}`);
}

const SET_UP = ["person.added", "person.invited", "password.set", "authenticator.set", "recovery_codes.made"].map(
  (each) => `system:test ${each}`,
);

test("a session names the person", async () => {
  const { sid, personId } = await signedInSession();
  const signedIn = await signedInBy(actor, sid, later(1));
  assert.equal(signedIn?.personId, personId);
  assert.equal(signedIn?.name, "Li Wei");
  assert.deepEqual(await eventsOf(personId), [...SET_UP, "system:test session.opened"]);
});

test("the database keeps neither the password nor the session id", async () => {
  const { sid, personId } = await signedInSession();
  const [account] = await database().select().from(person).where(eq(person.id, personId));
  const sessions = await database().select().from(staffSession).where(eq(staffSession.personId, personId));
  assert.match(account?.passwordHash ?? "", /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.deepEqual(
    sessions.map((row) => row.digest),
    [digestOf(sid)],
  );
});

test("an address is the same in capitals; a wrong password and an unknown account are alike", async () => {
  const { station } = await force();
  const { email, personId } = await testAccount(station);
  const checked = (typed: { email: string; password: string }) => checkPassword(actor, typed, NOWHERE);
  const right = await checked({ email: ` ${email.toUpperCase()} `, password: PASSWORD });
  assert.partialDeepStrictEqual(right, { kind: "right", personId, hasCode: true, hasPasskey: false });
  for (const typed of [
    { email, password: `${PASSWORD}!` },
    { email: address(), password: PASSWORD },
    { email: "not an address", password: PASSWORD },
    { email, password: "x".repeat(100_000) },
  ])
    assert.deepEqual(await checked(typed), { kind: "wrong" });
  assert.deepEqual(await eventsOf(personId), [...SET_UP, "system:test session.refused"]);
});

test("after ten wrong passwords the right one waits for a quarter of an hour, unless the browser is known", async () => {
  const { station } = await force();
  const { email } = await testAccount(station);
  const tried = (password: string, now: Date, from = NOWHERE) => checkPassword(actor, { email, password }, from, now);
  await Promise.all(Array.from({ length: 10 }, (_, index) => tried(`guess ${index}`, START)));
  assert.equal((await tried(PASSWORD, later(14))).kind, "waiting");
  assert.equal((await tried(PASSWORD, later(14), { source: "192.0.2.7", device: { email, id: "laptop" } })).kind, "right");
  assert.equal((await tried(PASSWORD, later(16))).kind, "right");
});

test("a session that ended is refused for good, and ends once", async () => {
  const { sid, personId } = await signedInSession();
  await Promise.all([endSession(actor, sid), endSession(actor, sid)]);
  await endSession(actor, sid);
  assert.equal(await signedInBy(actor, sid, later(1)), undefined);
  await noteSession(actor, sid, later(2));
  assert.equal(await signedInBy(actor, sid, later(2)), undefined);
  assert.deepEqual(await eventsOf(personId), [...SET_UP, "system:test session.opened", "system:test session.ended"]);
});

test("ending a session that never was does nothing", async () => {
  await endSession(actor, "A".repeat(43));
  assert.equal(await signedInBy(actor, "A".repeat(43), START), undefined);
});

test("a session falls idle after 30 minutes without a request", async () => {
  const { sid } = await signedInSession();
  assert.ok(await signedInBy(actor, sid, later(29)));
  assert.equal(await signedInBy(actor, sid, later(31)), undefined);
  await noteSession(actor, sid, later(29));
  assert.ok(await signedInBy(actor, sid, later(58)));
});

test("a session in constant use is over after 12 hours", async () => {
  const { sid } = await signedInSession();
  for (let minute = 20; minute <= 720; minute += 20) await noteSession(actor, sid, later(minute));
  assert.ok(await signedInBy(actor, sid, later(719)));
  assert.equal(await signedInBy(actor, sid, later(721)), undefined);
});

test("a request is noted at most once a minute", async () => {
  const { sid } = await signedInSession();
  assert.equal((await signedInBy(actor, sid, later(0.5)))?.unnoted, false);
  assert.equal((await signedInBy(actor, sid, later(2)))?.unnoted, true);
  await noteSession(actor, sid, later(2));
  assert.equal((await signedInBy(actor, sid, later(2.5)))?.unnoted, false);
});

test("a lead sees the own unit and everything below it, and nothing beside or above", async () => {
  const ids = await force();
  const unitsOf = async (slug: string) => {
    const { personId } = await testAccount(slug);
    return new Set((await signedInBy(actor, (await openSession(actor, personId, "code")) ?? "", new Date()))?.units);
  };
  assert.deepEqual(await unitsOf(ids.station), new Set([ids.station, ids.beat]));
  assert.deepEqual(await unitsOf(ids.district), new Set([ids.district, ids.station, ids.beat]));
  assert.deepEqual(await unitsOf(ids.other), new Set([ids.other]));
  assert.deepEqual(await unitsOf(ids.force), new Set(Object.values(ids)));
});

test("a person is added once, to a unit that exists", async () => {
  const { station } = await force();
  const { email } = await testAccount(station);
  const again = { email: email.toUpperCase(), name: "Li Wei", role: "lead", unitSlug: station } as const;
  await assert.rejects(addPerson(actor, again), Conflict);
  await assert.rejects(addPerson(actor, { ...again, email: address(), unitSlug: "nowhere" }), NotFound);
  await assert.rejects(addPerson(actor, { ...again, email: "no address" }), /email/);
});

test("sessions that have long been over are forgotten, but the last of each person", async () => {
  const { station } = await force();
  const [{ personId }, { personId: other }] = [await testAccount(station), await testAccount(station)];
  const days = (count: number) => later(count * 24 * 60);
  for (const day of [0, 1, 2]) await endSession(actor, (await openSession(actor, personId, "code", days(day))) ?? "");
  await openSession(actor, other, "code", days(0));
  const left = async (of: string) => {
    const rows = await database().select({ at: staffSession.openedAt }).from(staffSession).where(eq(staffSession.personId, of));
    return rows.map(({ at }) => (at.getTime() - START.getTime()) / 86_400_000).sort();
  };
  await forgetSessions(actor, days(SESSION_DAYS));
  assert.deepEqual(await left(personId), [0, 1, 2], "not before their time");
  await forgetSessions(actor, days(SESSION_DAYS + 1));
  assert.deepEqual(await left(personId), [1, 2]);
  await forgetSessions(actor, days(SESSION_DAYS + 9));
  assert.deepEqual([await left(personId), await left(other)], [[2], [0]], "when somebody was last here is still known");
});
