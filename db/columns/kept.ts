import { date, timestamp, uuid } from "drizzle-orm/pg-core";
import { person } from "../schema/people.ts";
import { unit } from "../schema/units.ts";

/** Who of the staff did it. */
export const by = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => person.id);
/** When. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" }).notNull();
export const day = (name: string) => date(name, { mode: "string" }).notNull();
/** Of which unit; a row that hangs on another one has that one's. */
export const ofUnit = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);
export const unitId = uuid("unit_id").notNull();
