import { date, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { request } from "./requests.ts";
import { unit } from "./units.ts";

/** When a unit's desk works, and its holidays; the newest version holds, and a unit without its own works as the one above it. */
export const workingHours = pgTable(
  "working_hours",
  {
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    number: integer().notNull(),
    week: jsonb().$type<unknown>().notNull(),
    holidays: jsonb().$type<unknown>().notNull(),
    writtenBy: uuid("written_by"),
    writtenOn: date("written_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.number] })],
);

const ofRequest = {
  requestId: uuid("request_id")
    .notNull()
    .references(() => request.id, { onDelete: "cascade" }),
  unitId: uuid("unit_id").notNull(),
};

/** While the police wait for the resident: no hour of the deadline passes. */
export const requestPause = pgTable(
  "request_pause",
  {
    ...ofRequest,
    number: integer().notNull(),
    from: timestamp("from_at", { withTimezone: true, mode: "date" }).notNull(),
    to: timestamp("to_at", { withTimezone: true, mode: "date" }),
    pausedBy: uuid("paused_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.number] })],
);

/** What was put before the lead, once before and once after each deadline. */
export const requestEscalation = pgTable(
  "request_escalation",
  {
    ...ofRequest,
    kind: text({ enum: ["soon", "over"] }).notNull(),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    escalatedOn: date("escalated_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.kind, table.dueOn] })],
);
