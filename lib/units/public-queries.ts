import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "#db";
import { unitContact, unitPhoto } from "#db/schema/contacts.ts";
import { unit } from "#db/schema/units.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { type Contact, findableText } from "./contact.ts";
import { contactOf, IS_LAST } from "./contact-queries.ts";

/** What anybody may know of a unit. */
export type PublicUnit = { slug: string; name: Localised };

/** A unit that was closed is found by nobody. */
const WORKS = sql`not exists (select from unit_closure c where c.unit_id = ${unit.id})`;

const columns = { slug: unit.slug, name: unit.name };
const named = ({ slug, name }: { slug: string; name: unknown }): PublicUnit => ({ slug, name: localised.parse(name) });

export async function publicUnit(slug: string): Promise<PublicUnit | undefined> {
  const [row] = await database()
    .select(columns)
    .from(unit)
    .where(and(eq(unit.slug, slug), WORKS))
    .limit(1);
  return row && named(row);
}

export async function publicStations(): Promise<PublicUnit[]> {
  const rows = await database()
    .select(columns)
    .from(unit)
    .where(and(eq(unit.kind, "station"), WORKS))
    .orderBy(unit.slug);
  return rows.map(named);
}

export type UnitDoor = PublicUnit & { contact: Contact | undefined; beats: PublicUnit[] };

/** A unit with how it is reached, and the beats that belong to it. */
export async function unitDoor(slug: string): Promise<UnitDoor | undefined> {
  const [row] = await database()
    .select({ id: unit.id, ...columns, contact: unitContact })
    .from(unit)
    .leftJoin(unitContact, and(eq(unitContact.unitId, unit.id), IS_LAST))
    .where(and(eq(unit.slug, slug), WORKS));
  if (!row) return undefined;
  const beats = await database()
    .select(columns)
    .from(unit)
    .where(and(eq(unit.parentId, row.id), eq(unit.kind, "beat"), WORKS))
    .orderBy(unit.slug);
  return { ...named(row), contact: row.contact ? contactOf(row.contact) : undefined, beats: beats.map(named) };
}

export type FindableUnit = PublicUnit & { kind: "station" | "beat"; text: string };

/** The stations and beats, each with all that it may be found by: its names, what it belongs to, its streets and places. */
export async function findableUnits(): Promise<FindableUnit[]> {
  const above = alias(unit, "above");
  const rows = await database()
    .select({ ...columns, kind: unit.kind, above: above.name, places: unitContact.places, address: unitContact.address })
    .from(unit)
    .leftJoin(above, eq(above.id, unit.parentId))
    .leftJoin(unitContact, and(eq(unitContact.unitId, unit.id), IS_LAST))
    .where(and(inArray(unit.kind, ["station", "beat"]), WORKS))
    .orderBy(unit.slug);
  return rows.map((row) => ({
    ...named(row),
    kind: row.kind === "beat" ? "beat" : "station",
    text: findableText(
      [row.name, row.above, row.places, row.address].filter((each): each is object => each !== null && typeof each === "object"),
    ),
  }));
}

/** A photo that a unit shows today. */
export async function shownPhoto(digest: string): Promise<Buffer | undefined> {
  const [row] = await database()
    .select({ bytes: unitPhoto.bytes })
    .from(unitPhoto)
    .innerJoin(unitContact, and(eq(unitContact.unitId, unitPhoto.unitId), eq(unitContact.photo, unitPhoto.digest), IS_LAST))
    .where(eq(unitPhoto.digest, digest))
    .limit(1);
  return row?.bytes;
}

/** The key of a unit by its address; every unit is public. */
export async function unitIdOf(slug: string): Promise<string | undefined> {
  const [row] = await database()
    .select({ id: unit.id })
    .from(unit)
    .where(and(eq(unit.slug, slug), WORKS));
  return row?.id;
}

/** Every unit with where it belongs, for who hands a request on to any of them. */
export async function everyUnit(): Promise<(PublicUnit & { id: string; parentId: string | null })[]> {
  const rows = await database()
    .select({ id: unit.id, parentId: unit.parentId, ...columns })
    .from(unit);
  return rows.map((row) => ({ id: row.id, parentId: row.parentId, ...named(row) }));
}
