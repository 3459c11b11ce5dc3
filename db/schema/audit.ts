import { index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

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
  (table) => [index("audit_event_at").on(table.at)],
);
