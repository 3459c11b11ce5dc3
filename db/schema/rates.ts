import { date, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unit } from "./units.ts";

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
