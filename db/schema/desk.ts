import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { agency, helpNeed } from "./help-needs.ts";
import { person } from "./people.ts";
import { request } from "./requests.ts";
import { unit } from "./units.ts";

const requestId = () =>
  uuid("request_id")
    .notNull()
    .references(() => request.id, { onDelete: "cascade" });
const ownUnit = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);

/** Handed on to another unit or to an agency; what the resident asked for stays as it was. */
export const requestReferral = pgTable(
  "request_referral",
  {
    requestId: requestId(),
    unitId: uuid("unit_id").notNull(),
    number: integer().notNull(),
    fromUnitId: uuid("from_unit_id").notNull(),
    agencyKey: text("agency_key").references(() => agency.key),
    why: text().notNull(),
    referredBy: uuid("referred_by").notNull(),
    referredOn: date("referred_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.number] })],
);

/** The same matter asked twice: one is worked, and the other's resident is told there. */
export const requestMerge = pgTable(
  "request_merge",
  {
    requestId: requestId().primaryKey(),
    unitId: uuid("unit_id").notNull(),
    keptId: uuid("kept_id")
      .notNull()
      .references(() => request.id),
    mergedBy: uuid("merged_by").notNull(),
    mergedOn: date("merged_on", { mode: "string" }).notNull(),
  },
  (table) => [index("request_merge_kept").on(table.keptId)],
);

/** What a desk often writes, in each language. */
export const replyTemplate = pgTable(
  "reply_template",
  {
    id: uuid().primaryKey(),
    unitId: ownUnit(),
    name: text().notNull(),
    words: jsonb().$type<unknown>().notNull(),
    writtenBy: uuid("written_by").notNull(),
    writtenOn: date("written_on", { mode: "string" }).notNull(),
  },
  (table) => [index("reply_template_unit").on(table.unitId)],
);

/** Who gets what comes in by itself: a unit's requests of one need, or of any. */
export const assignmentRule = pgTable(
  "assignment_rule",
  {
    id: uuid().primaryKey(),
    unitId: ownUnit(),
    needKey: text("need_key").references(() => helpNeed.key),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    madeBy: uuid("made_by").notNull(),
    madeOn: date("made_on", { mode: "string" }).notNull(),
  },
  (table) => [unique("assignment_rule_once").on(table.unitId, table.needKey).nullsNotDistinct()],
);

/** A resident's thanks, which a lead has looked at and counts for an officer. */
export const recognition = pgTable(
  "recognition",
  {
    requestId: requestId().primaryKey(),
    unitId: uuid("unit_id").notNull(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    reviewedBy: uuid("reviewed_by").notNull(),
    reviewedOn: date("reviewed_on", { mode: "string" }).notNull(),
  },
  (table) => [index("recognition_person").on(table.personId, table.reviewedOn)],
);

/** Several requests worked at once, so that it can be undone for a while. */
export const bulkAction = pgTable("bulk_action", {
  id: uuid().primaryKey(),
  personId: uuid("person_id").notNull(),
  kind: text({ enum: ["take", "close"] }).notNull(),
  madeAt: timestamp("made_at", { withTimezone: true, mode: "date" }).notNull(),
});

/** What was done to each: the number of the assignment, or the round of the closing. */
export const bulkActionRequest = pgTable(
  "bulk_action_request",
  {
    bulkId: uuid("bulk_id")
      .notNull()
      .references(() => bulkAction.id, { onDelete: "cascade" }),
    requestId: requestId(),
    unitId: uuid("unit_id").notNull(),
    number: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.bulkId, table.requestId] })],
);
