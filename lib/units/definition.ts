import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";

/** From the widest to the narrowest. */
export const KINDS = ["force", "district", "station", "beat"] as const;
export type UnitKind = (typeof KINDS)[number];

/** Of no force in the world do more people live in one unit. */
const MOST_ADULTS = 100_000_000;

export const newUnit = z.strictObject({
  parentId: z.uuid().nullable(),
  kind: z.enum(KINDS),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: localised,
  adults: z.int().min(0).max(MOST_ADULTS).nullable(),
});
export type NewUnit = z.input<typeof newUnit>;

/** What of a unit may change without it becoming another one. */
export const changedUnit = newUnit.pick({ name: true, adults: true });
export type ChangedUnit = z.infer<typeof changedUnit>;

/** A force stands alone; every other kind stands below a wider one (small forces may have no districts). */
export function fitsBelow(kind: UnitKind, parent: UnitKind | undefined): boolean {
  return parent === undefined ? kind === "force" : KINDS.indexOf(parent) < KINDS.indexOf(kind);
}
