import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { database } from "#db";
import { unitContact } from "#db/schema/contacts.ts";
import { person } from "#db/schema/people.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { type Contact, contactShape } from "./contact.ts";

type Row = typeof unitContact.$inferSelect;

export function contactOf({ surgeryOn, surgeryFrom, surgeryTo, surgeryPlace, ...row }: Row): Contact {
  const { address, phone, transport, stepFree, hours, places, officer, photo } = row;
  const surgery = surgeryOn ? { on: surgeryOn, from: surgeryFrom, to: surgeryTo, place: surgeryPlace } : null;
  return contactShape.parse({ address, phone, transport, stepFree, hours, places, officer, photo, surgery });
}

export type ContactVersion = { number: number; contact: Contact; by: string | undefined; at: Date };

const MOST_VERSIONS = 20;

/** The last versions of how a unit is reached, the newest first. */
export async function contactVersions(actor: StaffActor, unitId: string): Promise<ContactVersion[]> {
  if (!actor.units.includes(unitId)) return [];
  const rows = await database()
    .select({ row: unitContact, by: person.name })
    .from(unitContact)
    .leftJoin(person, eq(person.id, unitContact.writtenBy))
    .where(eq(unitContact.unitId, unitId))
    .orderBy(desc(unitContact.number))
    .limit(MOST_VERSIONS);
  return rows.map(({ row, by }) => ({ number: row.number, contact: contactOf(row), by: by ?? undefined, at: row.writtenAt }));
}

/** The last version of a unit, as a condition. */
export const IS_LAST = sql`${unitContact.number} = (select max(number) from unit_contact newest where newest.unit_id = ${unitContact.unitId})`;
