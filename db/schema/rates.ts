import { date, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unit } from "./units.ts";

/** What of the residents is known: margins of the population. */
export const MARGINS = ["age", "sex", "district"] as const;

const unitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);

/** Which months a unit's trend is measured against, and why; the newest decision holds, and none is ever changed. */
export const trendBaseline = pgTable(
  "trend_baseline",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    indicator: text().notNull(),
    fromMonth: date("from_month", { mode: "string" }).notNull(),
    toMonth: date("to_month", { mode: "string" }).notNull(),
    why: text().notNull(),
    decidedBy: uuid("decided_by").notNull(),
    decidedAt: timestamp("decided_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("trend_baseline_unit").on(table.unitId, table.indicator)],
);

/** What happened in a month that a reader of the trend should know: "new counter opened". */
export const trendNote = pgTable(
  "trend_note",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    month: date({ mode: "string" }).notNull(),
    words: text().notNull(),
    notedBy: uuid("noted_by").notNull(),
  },
  (table) => [index("trend_note_unit").on(table.unitId, table.month)],
);

/** What is known of the residents of a unit; the newest holds, and none is ever changed. */
export const population = pgTable(
  "population",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    year: smallint().notNull(),
    source: text().notNull(),
    storedBy: uuid("stored_by").notNull(),
    storedAt: timestamp("stored_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("population_unit").on(table.unitId)],
);

/** How many residents each age, sex and district has. */
export const populationMargin = pgTable(
  "population_margin",
  {
    populationId: uuid("population_id")
      .notNull()
      .references(() => population.id),
    unitId: uuid("unit_id").notNull(),
    margin: text({ enum: MARGINS }).notNull(),
    category: text().notNull(),
    residents: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.populationId, table.margin, table.category] })],
);

/** Months that feed an appraisal of the units below one: those see counts and quality only, until they are opened. */
export const sealedPeriod = pgTable(
  "sealed_period",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    fromMonth: date("from_month", { mode: "string" }).notNull(),
    toMonth: date("to_month", { mode: "string" }).notNull(),
    why: text().notNull(),
    sealedBy: uuid("sealed_by").notNull(),
    sealedAt: timestamp("sealed_at", { withTimezone: true }).notNull(),
  },
  (table) => [index("sealed_period_unit").on(table.unitId)],
);

/** The end of a seal. */
export const sealedPeriodOpening = pgTable("sealed_period_opening", {
  sealId: uuid("seal_id")
    .primaryKey()
    .references(() => sealedPeriod.id),
  unitId: uuid("unit_id").notNull(),
  why: text().notNull(),
  openedBy: uuid("opened_by").notNull(),
  openedAt: timestamp("opened_at", { withTimezone: true }).notNull(),
});
