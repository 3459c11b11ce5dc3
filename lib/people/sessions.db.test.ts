import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { closeDatabase, database } from "#db";
import { auditEvent } from "#db/schema/audit.ts";
import { person, staffSession } from "#db/schema/people.ts";
import { unit } from "#db/schema/units.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { systemActor } from "./actor.ts";
import { addPerson } from "./mutations.ts";
import { signedInBy } from "./queries.ts";
import { digestOf } from "./session-id.ts";
import { endSession, noteSession, openSession } from "./session-mutations.ts";

const actor = systemActor("test");
const PASSWORD = "correct horse battery";
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

async function member(unitSlug: string, role: "lead" | "analyst" | "administrator" = "lead") {
  const email = address();
  const { personId } = await addPerson(actor, { email, name: "Li Wei", password: PASSWORD, role, unitSlug });
  return { email, personId };
}

async function signedInSession() {
  const { station } = await force();
  const who = await member(station);
  const session = await openSession(actor, { email: who.email, password: PASSWORD }, START);
  assert.ok(session);
  return { ...who, sid: session.sid };
}

async function eventsOf(personId: string): Promise<string[]> {
  const rows = await database()
    .select()
    .from(auditEvent)
    .where(sql`${auditEvent.detail}->>'personId' = ${personId}`)
    .orderBy(auditEvent.at);
  return rows.map((row) => `${row.actor} ${row.event}`);
}

test("the right password opens a session that names the person", async () => {
  const { sid, personId } = await signedInSession();
  const signedIn = await signedInBy(actor, sid, later(1));
  assert.equal(signedIn?.personId, personId);
  assert.equal(signedIn?.name, "Li Wei");
  assert.deepEqual(await eventsOf(personId), ["system:test person.added", "system:test session.opened"]);
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

test("an address is the same in capitals, and a wrong password or unknown account opens nothing", async () => {
  const { station } = await force();
  const { email, personId } = await member(station);
  assert.ok(await openSession(actor, { email: ` ${email.toUpperCase()} `, password: PASSWORD }));
  assert.equal(await openSession(actor, { email, password: `${PASSWORD}!` }), undefined);
  assert.equal(await openSession(actor, { email: address(), password: PASSWORD }), undefined);
  assert.equal(await openSession(actor, { email: "not an address", password: PASSWORD }), undefined);
  assert.equal(await openSession(actor, { email, password: "x".repeat(100_000) }), undefined);
  assert.deepEqual(await eventsOf(personId), ["system:test person.added", "system:test session.opened"]);
});

test("after ten wrong passwords the right one waits for a quarter of an hour", async () => {
  const { station } = await force();
  const { email } = await member(station);
  await Promise.all(Array.from({ length: 10 }, (_, index) => openSession(actor, { email, password: `guess ${index}` }, START)));
  assert.equal(await openSession(actor, { email, password: PASSWORD }, later(14)), undefined);
  assert.ok(await openSession(actor, { email, password: PASSWORD }, later(16)));
});

test("a session that ended is refused for good, and ends once", async () => {
  const { sid, personId } = await signedInSession();
  await Promise.all([endSession(actor, sid), endSession(actor, sid)]);
  await endSession(actor, sid);
  assert.equal(await signedInBy(actor, sid, later(1)), undefined);
  await noteSession(actor, sid, later(2));
  assert.equal(await signedInBy(actor, sid, later(2)), undefined);
  assert.deepEqual(await eventsOf(personId), ["system:test person.added", "system:test session.opened", "system:test session.ended"]);
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
    const { email } = await member(slug);
    const session = await openSession(actor, { email, password: PASSWORD });
    return new Set((await signedInBy(actor, session?.sid ?? "", new Date()))?.units);
  };
  assert.deepEqual(await unitsOf(ids.station), new Set([ids.station, ids.beat]));
  assert.deepEqual(await unitsOf(ids.district), new Set([ids.district, ids.station, ids.beat]));
  assert.deepEqual(await unitsOf(ids.other), new Set([ids.other]));
  assert.deepEqual(await unitsOf(ids.force), new Set(Object.values(ids)));
});

test("a person is added once, to a unit that exists, with a password that is long enough", async () => {
  const { station } = await force();
  const { email } = await member(station);
  const again = { email: email.toUpperCase(), name: "Li Wei", password: PASSWORD, role: "lead", unitSlug: station } as const;
  await assert.rejects(addPerson(actor, again), Conflict);
  await assert.rejects(addPerson(actor, { ...again, email: address(), unitSlug: "nowhere" }), NotFound);
  await assert.rejects(addPerson(actor, { ...again, email: address(), password: "short" }), /password/);
});
