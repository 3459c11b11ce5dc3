import { date, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { service, unit } from "./units.ts";

export const CHANNELS = ["verified", "open", "kiosk", "invited", "import", "staff_entered"] as const;
export const BASES = ["visit", "resident", "officer"] as const;

export const questionnaire = pgTable("questionnaire", {
  id: uuid().primaryKey(),
  key: text().notNull().unique(),
  /** Who is asked: somebody who has just met an officer, or any resident. The two are never mixed. */
  base: text({ enum: BASES }).notNull(),
});

export const questionnaireVersion = pgTable(
  "questionnaire_version",
  {
    id: uuid().primaryKey(),
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaire.id),
    number: integer().notNull(),
    definition: jsonb().$type<unknown>().notNull(),
    /** Goes up with every change of a draft, so that the later of two writers is told. */
    revision: integer().notNull().default(0),
  },
  (table) => [unique("questionnaire_version_number").on(table.questionnaireId, table.number)],
);

/** A version is open when this row exists; from then on a trigger refuses to change its definition. */
export const questionnaireOpening = pgTable("questionnaire_opening", {
  versionId: uuid("version_id")
    .primaryKey()
    .references(() => questionnaireVersion.id),
  openedAt: timestamp("opened_at", { withTimezone: true }).notNull().defaultNow(),
});

/** The last day on which a questionnaire takes answers. */
export const questionnaireClosing = pgTable("questionnaire_closing", {
  questionnaireId: uuid("questionnaire_id")
    .primaryKey()
    .references(() => questionnaire.id),
  lastDay: date("last_day", { mode: "string" }).notNull(),
  closedBy: uuid("closed_by").notNull(),
});

/** Where a questionnaire meets residents: a unit, a service and a channel under a short public code. */
export const touchpoint = pgTable(
  "touchpoint",
  {
    code: text().primaryKey(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    serviceKey: text("service_key")
      .notNull()
      .references(() => service.key),
    channel: text({ enum: CHANNELS }).notNull(),
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaire.id),
    /** Where it hangs, in the unit's own words: "Counter 2". */
    place: text(),
  },
  (table) => [index("touchpoint_unit").on(table.unitId)],
);

/** A touchpoint whose code takes no more answers. */
export const touchpointRetirement = pgTable("touchpoint_retirement", {
  code: text()
    .primaryKey()
    .references(() => touchpoint.code),
  retiredOn: date("retired_on", { mode: "string" }).notNull(),
  retiredBy: uuid("retired_by").notNull(),
});

/** A touchpoint under attack asks browsers for a proof of work while this row exists. */
export const touchpointProof = pgTable("touchpoint_proof", {
  code: text()
    .primaryKey()
    .references(() => touchpoint.code),
  since: date({ mode: "string" }).notNull(),
  askedBy: uuid("asked_by").notNull(),
});
