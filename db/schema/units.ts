import { type AnyPgColumn, date, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";

export const UNIT_KINDS = ["force", "district", "station", "beat"] as const;

/** The organisation tree: force, district, station, beat. */
export const unit = pgTable(
  "unit",
  {
    id: uuid().primaryKey(),
    parentId: uuid("parent_id").references((): AnyPgColumn => unit.id),
    kind: text({ enum: UNIT_KINDS }).notNull(),
    slug: text().notNull().unique(),
    /** Localised name: locale to text. */
    name: jsonb().$type<unknown>().notNull(),
    /** Residents aged 18 and over, where known. */
    adults: integer(),
  },
  (table) => [index("unit_parent").on(table.parentId)],
);

/** What a resident may have come for: ratings and requests are filed under it. */
export const service = pgTable("service", {
  key: text().primaryKey(),
  position: smallint().notNull(),
  name: jsonb().$type<unknown>().notNull(),
});

/** Visits counted by the unit: the denominator of participation. */
export const visitCount = pgTable(
  "visit_count",
  {
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    serviceKey: text("service_key")
      .notNull()
      .references(() => service.key),
    month: date({ mode: "string" }).notNull(),
    visits: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.serviceKey, table.month] })],
);

/** Counts of visits read from a file, until somebody has looked at what they would change. */
export const visitImport = pgTable("visit_import", {
  id: uuid().primaryKey(),
  madeBy: uuid("made_by").notNull(),
  madeOn: date("made_on", { mode: "string" }).notNull(),
});

export const visitImportRow = pgTable(
  "visit_import_row",
  {
    importId: uuid("import_id")
      .notNull()
      .references(() => visitImport.id, { onDelete: "cascade" }),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    serviceKey: text("service_key")
      .notNull()
      .references(() => service.key),
    month: date({ mode: "string" }).notNull(),
    visits: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.unitId, table.serviceKey, table.month] })],
);

/** Present when the data in this database is a demonstration and must say so on every page. */
export const demonstration = pgTable("demonstration", {
  seed: integer().primaryKey(),
  madeOn: date("made_on", { mode: "string" }).notNull(),
});
