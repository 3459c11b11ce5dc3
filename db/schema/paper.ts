import { date, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { questionnaireVersion } from "./surveys.ts";
import { service, unit } from "./units.ts";

const unitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);

/** A pile of paper forms, numbered from 1, to be typed in. */
export const paperBatch = pgTable(
  "paper_batch",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    serviceKey: text("service_key")
      .notNull()
      .references(() => service.key),
    versionId: uuid("version_id")
      .notNull()
      .references(() => questionnaireVersion.id),
    forms: integer().notNull(),
    /** One form in so many is typed in a second time, by somebody else. */
    everyNth: integer("every_nth").notNull(),
    madeOn: date("made_on", { mode: "string" }).notNull(),
    madeBy: uuid("made_by").notNull(),
  },
  (table) => [index("paper_batch_unit").on(table.unitId)],
);

const ofForm = {
  batchId: uuid("batch_id")
    .notNull()
    .references(() => paperBatch.id),
  number: integer().notNull(),
  unitId: unitId(),
};

/** A form that has been typed in. Only of one that is to be typed a second time are the choices kept, until then. */
export const paperEntry = pgTable(
  "paper_entry",
  { ...ofForm, enteredBy: uuid("entered_by").notNull(), choices: smallint().array() },
  (table) => [primaryKey({ columns: [table.batchId, table.number] })],
);

/** The second typing of a form: of how many questions, and how many differed. */
export const paperCheck = pgTable(
  "paper_check",
  { ...ofForm, enteredBy: uuid("entered_by").notNull(), questions: integer().notNull(), differing: integer().notNull() },
  (table) => [primaryKey({ columns: [table.batchId, table.number] })],
);
