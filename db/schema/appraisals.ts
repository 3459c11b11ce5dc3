import { index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { at, by, day, ofUnit, unitId } from "../columns/kept.ts";
import { sealedPeriod } from "./rates.ts";

export const COUNT_KINDS = ["familiarity", "information", "prevention", "plus"] as const;
export const REPLY_KINDS = ["comment", "contest", "answer"] as const;

export const appraisalScheme = pgTable("appraisal_scheme", {
  id: uuid().primaryKey(),
  unitId: ofUnit(),
  name: text().notNull(),
  madeBy: by("made_by"),
  madeAt: at("made_at"),
});

/** Whole, and never changed: a change is the next number. */
export const appraisalSchemeVersion = pgTable(
  "appraisal_scheme_version",
  {
    id: uuid().primaryKey(),
    schemeId: uuid("scheme_id")
      .notNull()
      .references(() => appraisalScheme.id),
    unitId,
    number: integer().notNull(),
    definition: jsonb().$type<unknown>().notNull(),
    writtenBy: by("written_by"),
    writtenAt: at("written_at"),
  },
  (table) => [unique("appraisal_scheme_version_number").on(table.schemeId, table.number)],
);

export const appraisalSchemeApproval = pgTable("appraisal_scheme_approval", {
  versionId: uuid("version_id")
    .primaryKey()
    .references(() => appraisalSchemeVersion.id),
  unitId,
  approvedBy: by("approved_by"),
  approvedAt: at("approved_at"),
});

export const appraisalSchemePublication = pgTable("appraisal_scheme_publication", {
  versionId: uuid("version_id")
    .primaryKey()
    .references(() => appraisalSchemeApproval.versionId),
  unitId,
  publishedBy: by("published_by"),
  publishedOn: day("published_on"),
});

const versionId = () =>
  uuid("version_id")
    .notNull()
    .references(() => appraisalSchemePublication.versionId);

/** The months in which the units of one kind below a unit are appraised. */
export const appraisalPeriod = pgTable(
  "appraisal_period",
  {
    id: uuid().primaryKey(),
    unitId: ofUnit(),
    kind: text().notNull(),
    versionId: versionId(),
    fromMonth: day("from_month"),
    toMonth: day("to_month"),
    sealId: uuid("seal_id")
      .notNull()
      .references(() => sealedPeriod.id),
    madeBy: by("made_by"),
    madeAt: at("made_at"),
  },
  (table) => [index("appraisal_period_unit").on(table.unitId)],
);

const periodId = () =>
  uuid("period_id")
    .notNull()
    .references(() => appraisalPeriod.id);

export const appraisalPeriodEnd = pgTable("appraisal_period_end", {
  periodId: periodId().primaryKey(),
  unitId,
  endedBy: by("ended_by"),
  endedOn: day("ended_on"),
});

/** An audited count; how it is read depends on its kind, and a check refuses impossible ones. */
export const appraisalCount = pgTable(
  "appraisal_count",
  {
    id: uuid().primaryKey(),
    unitId: ofUnit(),
    periodId: periodId(),
    kind: text({ enum: COUNT_KINDS }).notNull(),
    /** The officer's mark, the audit's name, the event, or the plus-item. */
    subject: text().notNull(),
    /** Residents asked, records audited, events, or how many times. */
    sampled: integer().notNull(),
    officerKnew: integer("officer_knew"),
    residentKnew: integer("resident_knew"),
    bothKnew: integer("both_knew"),
    complete: integer(),
    ofRecords: integer("of_records"),
    enteredBy: by("entered_by"),
    enteredAt: at("entered_at"),
  },
  (table) => [index("appraisal_count_period").on(table.periodId, table.unitId)],
);

const countId = () => uuid("count_id").references(() => appraisalCount.id);

export const appraisalCountConfirmation = pgTable("appraisal_count_confirmation", {
  countId: countId().primaryKey(),
  unitId,
  confirmedBy: by("confirmed_by"),
  confirmedAt: at("confirmed_at"),
});

export const appraisalCountWithdrawal = pgTable("appraisal_count_withdrawal", {
  countId: countId().primaryKey(),
  unitId,
  why: text().notNull(),
  withdrawnBy: by("withdrawn_by"),
  withdrawnAt: at("withdrawn_at"),
});

/** What a file says, until somebody has looked at it. */
export const appraisalCountImport = pgTable("appraisal_count_import", {
  id: uuid().primaryKey(),
  unitId,
  periodId: periodId(),
  counts: jsonb().$type<unknown>().notNull(),
  madeBy: by("made_by"),
  madeOn: day("made_on"),
});

/** What the unit and the evaluator say to each other about a card. */
export const appraisalReply = pgTable(
  "appraisal_reply",
  {
    id: uuid().primaryKey(),
    unitId: ofUnit(),
    periodId: periodId(),
    kind: text({ enum: REPLY_KINDS }).notNull(),
    indicator: text(),
    answers: uuid(),
    words: text().notNull(),
    writtenBy: by("written_by"),
    writtenAt: at("written_at"),
  },
  (table) => [index("appraisal_reply_period").on(table.periodId, table.unitId)],
);

export const appraisalEvidence = pgTable(
  "appraisal_evidence",
  {
    id: uuid().primaryKey(),
    unitId,
    countId: countId(),
    replyId: uuid("reply_id").references(() => appraisalReply.id),
    type: text().notNull(),
    bytes: bytea().notNull(),
    sentBy: by("sent_by"),
    sentAt: at("sent_at"),
  },
  (table) => [index("appraisal_evidence_of").on(table.countId, table.replyId)],
);

/** A confirmed card: what went in, by which scheme, and what came out. */
export const appraisalCard = pgTable(
  "appraisal_card",
  {
    id: uuid().primaryKey(),
    unitId: ofUnit(),
    periodId: periodId(),
    number: integer().notNull(),
    versionId: versionId(),
    inputs: jsonb().$type<unknown>().notNull(),
    result: jsonb().$type<unknown>().notNull(),
    /** Why it was corrected; none of the first. */
    why: text(),
    confirmedBy: by("confirmed_by"),
    confirmedAt: at("confirmed_at"),
  },
  (table) => [unique("appraisal_card_number").on(table.periodId, table.unitId, table.number)],
);
