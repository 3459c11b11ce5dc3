import { date, integer, jsonb, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { unit } from "./units.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const unitId = uuid("unit_id")
  .notNull()
  .references(() => unit.id);

/** How a unit is reached and who its officer is; each save is a version, and the last holds. */
export const unitContact = pgTable(
  "unit_contact",
  {
    unitId,
    number: integer().notNull(),
    /** Localised, as are `transport` and `surgeryPlace`. */
    address: jsonb().$type<unknown>().notNull(),
    phone: text().notNull(),
    transport: jsonb().$type<unknown>(),
    stepFree: text("step_free").notNull(),
    /** From and to as minutes of the day, by weekday from Monday; null on a day off. */
    hours: jsonb().$type<unknown>().notNull(),
    /** Streets and places of the unit, by language, so that residents find it by them. */
    places: jsonb().$type<unknown>(),
    officer: text().notNull(),
    /** The digest of a picture. */
    photo: text(),
    surgeryOn: date("surgery_on", { mode: "string" }),
    surgeryFrom: smallint("surgery_from"),
    surgeryTo: smallint("surgery_to"),
    surgeryPlace: jsonb("surgery_place").$type<unknown>(),
    /** Nobody for what came with the demonstration. */
    writtenBy: uuid("written_by"),
    writtenAt: moment("written_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.unitId, table.number] })],
);

/** Pictures made anew by us; only the one that the last version names is kept. */
export const unitPhoto = pgTable(
  "unit_photo",
  { unitId, digest: text().notNull(), bytes: bytea().notNull(), sentAt: moment("sent_at").notNull() },
  (table) => [primaryKey({ columns: [table.unitId, table.digest] })],
);
