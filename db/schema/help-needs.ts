import { boolean, date, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";

/** Who else helps; staff keep the list. */
export const agency = pgTable("agency", {
  key: text().primaryKey(),
  position: smallint().notNull(),
  name: jsonb().$type<unknown>().notNull(),
  /** What they do, and how they are reached. */
  reach: jsonb().$type<unknown>().notNull(),
  phone: text().notNull(),
  retiredOn: date("retired_on", { mode: "string" }),
});

/** What residents may need, in their own words; how it is asked and worked stands in its versions. */
export const helpNeed = pgTable("help_need", {
  key: text().primaryKey(),
  position: smallint().notNull(),
  kind: text().notNull(),
  retiredOn: date("retired_on", { mode: "string" }),
});

export const helpNeedVersion = pgTable(
  "help_need_version",
  {
    needKey: text("need_key")
      .notNull()
      .references(() => helpNeed.key),
    number: integer().notNull(),
    triage: text().notNull(),
    agencyKey: text("agency_key").references(() => agency.key),
    /** On a shared device nothing of it may stay. */
    sensitive: boolean().notNull(),
    /** Working hours until it should be answered. */
    hours: integer().notNull(),
    /** Days after closing until texts are deleted. */
    keepDays: integer("keep_days").notNull(),
    /** The need as a resident says it, what to write, and other words for it, by language. */
    title: jsonb().$type<unknown>().notNull(),
    ask: jsonb().$type<unknown>().notNull(),
    words: jsonb().$type<unknown>().notNull(),
    /** What else is asked, one question on each page. */
    questions: jsonb().$type<unknown>().notNull(),
    writtenBy: uuid("written_by"),
    writtenOn: date("written_on", { mode: "string" }),
  },
  (table) => [primaryKey({ columns: [table.needKey, table.number] })],
);
