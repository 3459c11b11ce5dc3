import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";

/** Who did what; a trigger lets it only grow. */
export const auditEvent = pgTable(
  "audit_event",
  {
    id: uuid().primaryKey(),
    at: timestamp({ withTimezone: true, mode: "date" }).notNull().defaultNow(),
    actor: text().notNull(),
    event: text().notNull(),
    detail: jsonb().$type<unknown>().notNull(),
  },
  (table) => [index("audit_event_at").on(table.at), index("audit_event_event").on(table.event, table.at)],
);

/** The place of each event in the chain, and the hash over it and the one before; a trigger writes it at commit. */
export const auditLink = pgTable("audit_link", {
  position: bigint({ mode: "number" }).primaryKey(),
  eventId: uuid("event_id").notNull().unique(),
  hash: bytea().notNull(),
});

/** What reading the whole chain has found. */
export const auditCheck = pgTable(
  "audit_check",
  {
    id: uuid().primaryKey(),
    checkedAt: timestamp("checked_at", { withTimezone: true, mode: "date" }).notNull(),
    events: bigint({ mode: "number" }).notNull(),
    headPosition: bigint("head_position", { mode: "number" }).notNull(),
    headHash: bytea("head_hash").notNull(),
    faults: bigint({ mode: "number" }).notNull(),
  },
  (table) => [index("audit_check_at").on(table.checkedAt)],
);
