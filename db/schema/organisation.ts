import { date, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { service, unit } from "./units.ts";

const unitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);

/** Where a unit that was moved stood from a month on, and where it will; one that never moved has no row. */
export const unitPlacement = pgTable(
  "unit_placement",
  {
    unitId: unitId(),
    parentId: uuid("parent_id")
      .notNull()
      .references(() => unit.id),
    fromMonth: date("from_month", { mode: "string" }).notNull(),
    plannedBy: uuid("planned_by").notNull(),
    plannedOn: date("planned_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.fromMonth] })],
);

/** A unit no longer works when this row exists. */
export const unitClosure = pgTable("unit_closure", {
  unitId: unitId().primaryKey(),
  closedOn: date("closed_on", { mode: "string" }).notNull(),
  closedBy: uuid("closed_by").notNull(),
  why: text().notNull(),
});

/** Which units once stood below which; a trigger makes it of the placements. */
export const unitPast = pgTable(
  "unit_past",
  {
    unitId: uuid("unit_id").notNull(),
    aboveId: uuid("above_id").notNull(),
    fromMonth: date("from_month", { mode: "string" }).notNull(),
    untilMonth: date("until_month", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.aboveId, table.fromMonth] })],
);

/** A service is not offered any more when this row exists. */
export const serviceRetirement = pgTable("service_retirement", {
  serviceKey: text("service_key")
    .primaryKey()
    .references(() => service.key),
  retiredOn: date("retired_on", { mode: "string" }).notNull(),
  retiredBy: uuid("retired_by").notNull(),
});

/** Lines of a file of units or people, until somebody has looked at what they would change. */
export const organisationImport = pgTable("organisation_import", {
  id: uuid().primaryKey(),
  kind: text({ enum: ["units", "people"] }).notNull(),
  madeBy: uuid("made_by").notNull(),
  madeOn: date("made_on", { mode: "string" }).notNull(),
  lines: jsonb().$type<unknown>().notNull(),
});
