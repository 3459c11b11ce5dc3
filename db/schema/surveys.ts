import { index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { service, unit } from "./units.ts";

export const CHANNELS = ["verified", "open", "kiosk", "invited", "import", "staff_entered"] as const;
export const BASES = ["visit", "resident"] as const;

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
  },
  (table) => [index("touchpoint_unit").on(table.unitId)],
);
