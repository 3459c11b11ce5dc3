import { sql } from "drizzle-orm";
import { date, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { CHANNELS } from "./surveys.ts";

// Unit, service and version are plain values here, not foreign keys: the tables distribute by unit and a submission locks no row.
const filedUnder = {
  unitId: uuid("unit_id").notNull(),
  serviceKey: text("service_key").notNull(),
  channel: text({ enum: CHANNELS }).notNull(),
  versionId: uuid("version_id").notNull(),
};

/** One code per question, in the order of the version; 0 is skipped. */
const choices = { choices: smallint().array().notNull() };

/** Acknowledged answers that wait to be mixed. */
export const inbox = pgTable(
  "inbox",
  {
    id: uuid().primaryKey(),
    ...filedUnder,
    day: date({ mode: "string" }).notNull(),
    ...choices,
    /** One text per text question of the version. */
    words: text().array().notNull(),
    /** Why a reviewer should look at it before it counts; empty when nobody need. */
    heldFor: text("held_for").array().notNull().default(sql`'{}'`),
  },
  (table) => [index("inbox_unit").on(table.unitId)],
);

/** Keys of forms already stored, kept for two days so that a retry stores nothing again; tied to nothing. */
export const usedKey = pgTable("used_key", { key: uuid().primaryKey(), day: date({ mode: "string" }).notNull() }, (table) => [
  index("used_key_day").on(table.day),
]);

/** Answers after mixing: no key, no moment, no neighbour that tells when they came. */
export const response = pgTable(
  "response",
  {
    id: uuid().primaryKey(),
    ...filedUnder,
    day: date({ mode: "string" }).notNull(),
    month: date({ mode: "string" }).notNull(),
    ...choices,
  },
  (table) => [index("response_day").using("brin", table.day)],
);

/** Answers that wait for a reviewer outside the unit: counted in no rate, and never dropped. */
export const heldAnswer = pgTable(
  "held_answer",
  {
    id: uuid().primaryKey(),
    ...filedUnder,
    day: date({ mode: "string" }).notNull(),
    month: date({ mode: "string" }).notNull(),
    ...choices,
    words: text().array().notNull(),
    reasons: text().array().notNull(),
  },
  (table) => [index("held_answer_unit").on(table.unitId, table.month)],
);

/** Answers that a reviewer has excluded, with the reason; counted beside every rate. */
export const excludedAnswer = pgTable(
  "excluded_answer",
  {
    id: uuid().primaryKey(),
    ...filedUnder,
    day: date({ mode: "string" }).notNull(),
    month: date({ mode: "string" }).notNull(),
    ...choices,
    reasons: text().array().notNull(),
    why: text().notNull(),
    excludedBy: uuid("excluded_by").notNull(),
    excludedOn: date("excluded_on", { mode: "string" }).notNull(),
  },
  (table) => [index("excluded_answer_unit").on(table.unitId, table.month)],
);

/** What residents wrote, apart from what they chose: no link to a response, and only the month. */
export const comment = pgTable(
  "comment",
  {
    id: uuid().primaryKey(),
    ...filedUnder,
    month: date({ mode: "string" }).notNull(),
    question: text().notNull(),
    words: text().notNull(),
  },
  (table) => [index("comment_unit_month").on(table.unitId, table.month)],
);

const counted = {
  answers: integer().notNull(),
  /** One count per tally slot of the version, see `lib/surveys/slots.ts`. */
  counts: integer().array().notNull(),
};

export const tallyDay = pgTable("tally_day", { ...filedUnder, day: date({ mode: "string" }).notNull(), ...counted }, (table) => [
  primaryKey({ columns: [table.unitId, table.day, table.serviceKey, table.channel, table.versionId] }),
  index("tally_day_day").on(table.day),
]);

export const tallyMonth = pgTable("tally_month", { ...filedUnder, month: date({ mode: "string" }).notNull(), ...counted }, (table) => [
  primaryKey({ columns: [table.unitId, table.month, table.serviceKey, table.channel, table.versionId] }),
  index("tally_month_month").on(table.month),
]);

/** What the overall grade and its drivers say together, so that no page need read answers: see `lib/responses/tally-sql.ts`. */
export const tallyMoment = pgTable("tally_moment", { ...filedUnder, month: date({ mode: "string" }).notNull(), ...counted }, (table) => [
  primaryKey({ columns: [table.unitId, table.month, table.serviceKey, table.channel, table.versionId] }),
]);

/** Straight-lining: who graded everything, who gave the same to all, and who gave all another grade than the best. */
export const tallyStraight = pgTable(
  "tally_straight",
  { ...filedUnder, month: date({ mode: "string" }).notNull(), ...counted },
  (table) => [primaryKey({ columns: [table.unitId, table.month, table.serviceKey, table.channel, table.versionId] })],
);

/** How many of each age and sex gave each answer, for weights: see `lib/surveys/weighing.ts`. */
export const tallyWeighing = pgTable(
  "tally_weighing",
  { ...filedUnder, month: date({ mode: "string" }).notNull(), ...counted },
  (table) => [primaryKey({ columns: [table.unitId, table.month, table.serviceKey, table.channel, table.versionId] })],
);

/** Files already imported, by the digest of file and mapping: the same file twice adds nothing. */
export const importedFile = pgTable("imported_file", {
  digest: bytea().primaryKey(),
  name: text().notNull(),
  importedOn: date("imported_on", { mode: "string" }).notNull(),
  answers: integer().notNull(),
});

/** What the nightly recount found, one row per night. */
export const recount = pgTable("recount", {
  day: date({ mode: "string" }).primaryKey(),
  checkedRows: integer("checked_rows").notNull(),
  differences: integer().notNull(),
  detail: text().array().notNull(),
});

/** A year of a questionnaire's version of which a file of single answers has been handed out: it never gets others. */
export const answerFile = pgTable(
  "answer_file",
  { versionId: filedUnder.versionId, year: smallint().notNull(), closedOn: date("closed_on", { mode: "string" }).notNull() },
  (table) => [primaryKey({ columns: [table.versionId, table.year] })],
);

/** Answers that came to a year after that: they are in no file; a trigger writes them. */
export const lateAnswer = pgTable("late_answer", { responseId: uuid("response_id").primaryKey(), unitId: uuid("unit_id").notNull() });
