import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";
import { closeDatabase, driver } from "#db";
import { asOwner } from "#db/seed/test-owner.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { transaction } from "#db/transaction.ts";
import { reachOf } from "#lib/people/actor.ts";
import { type Fault, writtenHead } from "./chain.ts";
import { verifyChain } from "./chain-queries.ts";
import { record } from "./record.ts";

after(closeDatabase);

const ROWS = 1_000;

async function written(count: number): Promise<void> {
  for (let at = 0; at < count; at += 100)
    await transaction(reachOf(testActor), async (tx) => {
      for (let index = 0; index < Math.min(100, count - at); index += 1)
        await record(tx, testActor, { event: "person.added", personId: randomUUID(), role: "desk", unitId: randomUUID() });
    });
}

/** What the check finds after somebody who owns the tables has changed them; all is put back afterwards. */
function foundAfter(tamper: (forger: Sql) => Promise<unknown>): Promise<Fault[]> {
  return asOwner((forger) => tampered(forger, tamper));
}

async function tampered(forger: Sql, tamper: (forger: Sql) => Promise<unknown>): Promise<Fault[]> {
  // Row-level security keeps even the owner from seeing them, until the owner takes it away.
  await forger`alter table audit_event no force row level security`;
  const events = await forger<{ id: string; at: string; actor: string; event: string; detail: string }[]>`
    select id, at::text as at, actor, event, detail::text as detail from audit_event`;
  const links = await forger<
    { position: string; event_id: string; hash: Buffer }[]
  >`select position::text as position, event_id, hash from audit_link`;
  try {
    for (const table of ["audit_event", "audit_link"]) await forger.unsafe(`alter table ${table} disable trigger user`);
    await tamper(forger);
    return (await verifyChain(testActor)).faults;
  } finally {
    await forger`delete from audit_event`;
    await forger`delete from audit_link`;
    for (const part of [events.slice(0, 5_000), events.slice(5_000)])
      if (part.length > 0)
        await forger`insert into audit_event select id::uuid, at::timestamptz, actor, event, detail::jsonb
          from json_to_recordset(${JSON.stringify(part)}::text::json) as r(id text, at text, actor text, event text, detail text)`;
    await forger`insert into audit_link select position::bigint, event_id::uuid, decode(hash, 'hex')
      from json_to_recordset(${JSON.stringify(links.map((each) => ({ ...each, hash: each.hash.toString("hex") })))}::text::json)
        as r(position text, event_id text, hash text)`;
    for (const table of ["audit_event", "audit_link"]) await forger.unsafe(`alter table ${table} enable trigger user`);
    await forger`alter table audit_event force row level security`;
    assert.deepEqual((await verifyChain(testActor)).faults, [], "put back");
  }
}

test("what eight write at once, and partly take back, is one chain without a gap", async () => {
  const before = await verifyChain(testActor);
  let kept = 0;
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let index = 0; index < 60; index += 1)
        await transaction(reachOf(testActor), async (tx) => {
          for (let each = 0; each <= index % 3; each += 1) await record(tx, testActor, { event: "person.invited", personId: randomUUID() });
          if (index % 5 === 0) await tx.execute(sql`select pg_sleep(0.002)`);
          if ((index + writer) % 4 === 0) throw new Error("taken back");
        }).then(
          () => {
            kept += 1 + (index % 3);
          },
          (error: Error) => assert.equal(error.message, "taken back"),
        );
    }),
  );
  const { events, faults, head } = await verifyChain(testActor);
  assert.deepEqual(faults, []);
  assert.equal(events - before.events, kept);
  assert.equal(head.position, events);
});

test("an audit row is never changed, removed or linked by hand", async () => {
  await written(1);
  for (const statement of [
    "update audit_event set actor = 'resident'",
    "delete from audit_event",
    "truncate audit_event cascade",
    "update audit_link set position = position + 1",
    "delete from audit_link",
    "truncate audit_link",
  ]) {
    await assert.rejects(driver().unsafe(statement), /permission denied/, statement);
    const asForger = asOwner((owner) =>
      owner.begin(async (tx) => {
        await tx`alter table audit_event no force row level security`;
        await tx.unsafe(statement);
      }),
    );
    await assert.rejects(asForger, /only grows/, statement);
  }
  await assert.rejects(driver()`insert into audit_link values (1000000, ${randomUUID()}, '')`, /permission denied/);
});

test(`one byte changed in each of ${ROWS} rows: ${ROWS} are detected, and the right row is named`, async () => {
  await written(ROWS);
  const rows = await driver()<{ id: string; position: string }[]>`
      select event_id as id, position::text as position from audit_link l order by l.position desc limit ${ROWS}`;
  const faults = await foundAfter(async (forger) => {
    // One character of who, what or of the detail, in turn.
    for (const [index, { id }] of rows.entries()) {
      if (index % 3 === 0) await forger`update audit_event set actor = overlay(actor placing 'X' from 3) where id = ${id}`;
      else if (index % 3 === 1) await forger`update audit_event set event = overlay(event placing 'x' from 2) where id = ${id}`;
      else
        await forger`update audit_event set detail = jsonb_set(detail, '{role}', to_jsonb(overlay(detail->>'role' placing 'X' from 1)))
            where id = ${id}`;
    }
  });
  assert.equal(faults.length, ROWS);
  assert.deepEqual(
    new Set(faults.map(({ eventId, position }) => `${eventId} ${position}`)),
    new Set(rows.map(({ id, position }) => `${id} ${position}`)),
  );
  assert.ok(faults.every(({ what }) => what === "event_changed"));
  process.stdout.write(`${ROWS} rows changed by one byte each: ${faults.length} detected\n`);
});

test("a changed link, a removed, an inserted and a swapped event are named, and a cut-off end by a head that was noted", async () => {
  await written(50);
  const [first, second, third] = await driver()<{ id: string; position: number }[]>`
    select event_id as id, position::int as position from audit_link order by position desc offset 20 limit 3`;
  assert.ok(first && second && third);
  const changed = await foundAfter(
    (forger) => forger`update audit_link set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where event_id = ${second.id}`,
  );
  assert.deepEqual(changed, [{ position: second.position, eventId: second.id, what: "link_changed" }]);
  const removed = await foundAfter((forger) => forger`delete from audit_event where id = ${second.id}`);
  assert.deepEqual(removed, [{ position: second.position, eventId: second.id, what: "event_missing" }]);
  const unlinked = await foundAfter((forger) => forger`delete from audit_link where event_id = ${second.id}`);
  assert.deepEqual(
    unlinked.map(({ what, position }) => [what, position]),
    [
      ["link_missing", second.position],
      ["link_missing", 0],
    ],
  );
  const id = randomUUID();
  const inserted = await foundAfter((forger) => forger`insert into audit_event values (${id}, now(), 'resident', 'x', '{}')`);
  assert.deepEqual(inserted, [{ position: 0, eventId: id, what: "link_missing" }]);
  const swapped = await foundAfter(async (forger) => {
    await forger`update audit_link set event_id = ${id} where event_id = ${first.id}`;
    await forger`update audit_link set event_id = ${first.id} where event_id = ${third.id}`;
    await forger`update audit_link set event_id = ${third.id} where event_id = ${id}`;
  });
  assert.deepEqual(new Set(swapped.map(({ eventId }) => eventId)), new Set([first.id, third.id]));

  const { head } = await verifyChain(testActor);
  assert.equal((await verifyChain(testActor, head)).noted, "holds");
  await foundAfter(async (forger) => {
    await forger`delete from audit_event where id in (select event_id from audit_link order by position desc limit 5)`;
    await forger`delete from audit_link where position > (select max(position) - 5 from audit_link)`;
    const cut = await verifyChain(testActor, head);
    assert.deepEqual([cut.faults, cut.noted], [[], "broken"], `the end behind ${writtenHead(head)}`);
  });
});
