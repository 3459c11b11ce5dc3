import { date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unitId } from "../columns/kept.ts";
import { appraisalPeriod } from "./appraisals.ts";
import { helpNeed } from "./help-needs.ts";
import { person } from "./people.ts";
import { unit } from "./units.ts";

/** What a unit does about what residents keep asking for, or about an appraised result: who, by when. */
export const unitAction = pgTable(
  "unit_action",
  {
    id: uuid().primaryKey(),
    unitId: unitId.references(() => unit.id),
    /** What residents asked for; none where an appraised result is what it comes of. */
    needKey: text("need_key").references(() => helpNeed.key),
    periodId: uuid("period_id").references(() => appraisalPeriod.id),
    indicator: text(),
    /** When somebody looks what came of it. */
    reviewOn: date("review_on", { mode: "string" }),
    /** The month in which it was seen. */
    month: date({ mode: "string" }).notNull(),
    what: text().notNull(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => person.id),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    madeBy: uuid("made_by").notNull(),
    madeAt: timestamp("made_at", { withTimezone: true, mode: "date" }).notNull(),
  },
  (table) => [index("unit_action_unit").on(table.unitId, table.dueOn)],
);

const actionId = uuid("action_id")
  .notNull()
  .references(() => unitAction.id);

export const unitActionEnd = pgTable("unit_action_end", {
  actionId: actionId.primaryKey(),
  unitId,
  done: text().notNull(),
  endedBy: uuid("ended_by").notNull(),
  endedOn: date("ended_on", { mode: "string" }).notNull(),
});

/** "You said, we did", the last version holds; one without words takes it back. */
export const unitActionPublication = pgTable(
  "unit_action_publication",
  {
    actionId,
    number: integer().notNull(),
    unitId,
    said: jsonb().$type<unknown>(),
    did: jsonb().$type<unknown>(),
    /** Nobody for what came with the demonstration. */
    publishedBy: uuid("published_by"),
    publishedOn: date("published_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.actionId, table.number] }), index("unit_action_publication_unit").on(table.unitId)],
);
