import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";

/** From the widest to the narrowest. */
const KINDS = ["force", "district", "station", "beat"] as const;
export type UnitKind = (typeof KINDS)[number];

export const newUnit = z.strictObject({
  parentId: z.uuid().nullable(),
  kind: z.enum(KINDS),
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  name: localised,
  adults: z.int().min(0).nullable(),
});
export type NewUnit = z.input<typeof newUnit>;

/** A force stands alone; every other kind stands below a wider one (small forces may have no districts). */
export function fitsBelow(kind: UnitKind, parent: UnitKind | undefined): boolean {
  return parent === undefined ? kind === "force" : KINDS.indexOf(parent) < KINDS.indexOf(kind);
}
