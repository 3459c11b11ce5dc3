import type { Action } from "#lib/people/matrix.ts";
import type { Keeping } from "./keeping.ts";
import type { Purpose } from "./purposes.ts";

/** Whom a field tells of: a resident, a member of staff, or nobody. */
export const ABOUT = ["resident", "staff", "nobody"] as const;
export type About = (typeof ABOUT)[number];

/** Who may see a field beside the roles that an action of the matrix has: everybody, who has the private code, the person it is of, or no page at all. */
export const SEERS = ["everybody", "code", "self", "none"] as const;
export type Seer = Action | (typeof SEERS)[number];

/** What holds for a field: of its table, unless the field says otherwise. */
type Rules = { about: About; keep: Keeping; see: readonly Seer[] };
type Stated = Purpose | ({ as: Purpose } & Partial<Rules>);

type TableLike = { _: { name: string; columns: Record<string, unknown> } };
export type Entry<T extends TableLike = TableLike> = Rules & { fields: { readonly [Column in keyof T["_"]["columns"]]: Stated } };

/**
 * An entry for each table of a module of `db/schema`, under the name of its export, and in it each column under the name that the schema
 * gives it. An error here means that a column has no entry yet: write `column: "purpose"` into the table's `fields`, with one of
 * `PURPOSES`; of a new table say too about whom it is (`about`), how long it is kept (`keep`) and who may see it (`see`).
 */
export type Fields<Module> = {
  readonly [Name in keyof Module as Module[Name] extends TableLike ? Name : never]: Module[Name] extends TableLike
    ? Entry<Module[Name]>
    : never;
};

export type FieldRules = Rules & { purpose: Purpose };

/** What holds for one field. */
export function rulesOf({ about, keep, see }: Rules, stated: Stated): FieldRules {
  const table = { about, keep, see };
  if (typeof stated === "string") return { ...table, purpose: stated };
  const { as, ...own } = stated;
  return { ...table, ...own, purpose: as };
}
