import { boolean, date, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { by } from "../columns/kept.ts";
import { appraisalPeriod } from "./appraisals.ts";
import { unitAction } from "./issues.ts";
import { person } from "./people.ts";
import { unit } from "./units.ts";

/** Honoured for a period: a unit, or an officer of it. */
export const appraisalRecognition = pgTable(
  "appraisal_recognition",
  {
    id: uuid().primaryKey(),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    periodId: uuid("period_id")
      .notNull()
      .references(() => appraisalPeriod.id),
    personId: uuid("person_id").references(() => person.id),
    words: text().notNull(),
    recognisedBy: by("recognised_by"),
    recognisedOn: date("recognised_on", { mode: "string" }).notNull(),
  },
  (table) => [unique("appraisal_recognition_once").on(table.periodId, table.unitId, table.personId).nullsNotDistinct()],
);

/** What came of an action, once its day of review is there. */
export const unitActionReview = pgTable("unit_action_review", {
  actionId: uuid("action_id")
    .primaryKey()
    .references(() => unitAction.id),
  unitId: uuid("unit_id").notNull(),
  cameOf: text("came_of").notNull(),
  helped: boolean().notNull(),
  reviewedBy: by("reviewed_by"),
  reviewedOn: date("reviewed_on", { mode: "string" }).notNull(),
});
