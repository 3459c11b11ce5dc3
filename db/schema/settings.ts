import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { person } from "./people.ts";

/** Every value that a setting was given; the last holds, and none (`null`) is the default again. */
export const settingValue = pgTable(
  "setting_value",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    /** As the environment would say it. */
    value: text(),
    setBy: uuid("set_by")
      .notNull()
      .references(() => person.id),
    setAt: timestamp("set_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [index("setting_value_name").on(table.name, table.setAt)],
);
