import { date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { person } from "./people.ts";
import { request } from "./requests.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Words and phrases that may mean that somebody is in danger; the newest version of a language holds, the first came with the product. */
export const dangerListVersion = pgTable(
  "danger_list",
  {
    language: text().notNull(),
    number: integer().notNull(),
    words: text().array().notNull(),
    writtenBy: uuid("written_by").references(() => person.id),
    writtenAt: moment("written_at"),
  },
  (table) => [primaryKey({ columns: [table.language, table.number] })],
);

/** That such words came in: of a request it is named; of a rating there is no tie to it, and no time finer than a day. */
export const dangerAlert = pgTable(
  "danger_alert",
  {
    id: uuid().primaryKey(),
    unitId: uuid("unit_id").notNull(),
    requestId: uuid("request_id").references(() => request.id, { onDelete: "cascade" }),
    language: text().notNull(),
    raisedOn: date("raised_on", { mode: "string" }).notNull(),
  },
  (table) => [index("danger_alert_unit").on(table.unitId, table.raisedOn), index("danger_alert_request").on(table.requestId)],
);

/** Who of the desk has seen it, and when. */
export const dangerAlertSeen = pgTable(
  "danger_alert_seen",
  {
    alertId: uuid("alert_id")
      .notNull()
      .references(() => dangerAlert.id, { onDelete: "cascade" }),
    unitId: uuid("unit_id").notNull(),
    seenBy: uuid("seen_by")
      .notNull()
      .references(() => person.id),
    seenAt: moment("seen_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.alertId, table.seenBy] })],
);
