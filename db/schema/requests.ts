import { sql } from "drizzle-orm";
import { boolean, date, doublePrecision, index, integer, pgTable, primaryKey, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

const unitId = { unitId: uuid("unit_id").notNull() };

/** What a resident asked for; its code is nowhere, only its digest. */
export const request = pgTable(
  "request",
  {
    id: uuid().primaryKey(),
    ...unitId,
    needKey: text("need_key").notNull(),
    needVersion: integer("need_version").notNull(),
    /** As its need's kind says, so that row-level security knows it. */
    isComplaint: boolean("is_complaint").notNull(),
    codeDigest: bytea("code_digest").notNull().unique(),
    language: text().notNull(),
    receivedOn: date("received_on", { mode: "string" }).notNull(),
    /** Not for clues. */
    receivedAt: moment("received_at"),
    dueAt: moment("due_at"),
    /** Since when the unit sees it: a clue waits for its day to end, and comes shuffled with the others of that day. */
    shownOn: date("shown_on", { mode: "string" }),
  },
  (table) => [
    index("request_unit").on(table.unitId, table.isComplaint, table.receivedOn),
    index("request_waiting").on(table.receivedOn).where(sql`${table.shownOn} is null`),
  ],
);

const ofRequest = {
  requestId: uuid("request_id")
    .notNull()
    .references(() => request.id, { onDelete: "cascade" }),
  ...unitId,
};
const one = { requestId: ofRequest.requestId.primaryKey(), ...unitId };

/** What was written and where it was, apart, so that it can be deleted and the request still counted. */
export const requestText = pgTable("request_text", {
  ...one,
  words: text().notNull(),
  place: text().notNull(),
  /** Only where the resident has pressed "use my position". */
  latitude: doublePrecision(),
  longitude: doublePrecision(),
  /** The answers to the questions of the need's version, as a questionnaire's are stored. */
  choices: smallint().array().notNull(),
  said: text().array().notNull(),
});

/** What the resident and the police say to each other. `written_by` is empty for the resident. */
export const requestMessage = pgTable(
  "request_message",
  {
    id: uuid().primaryKey(),
    ...ofRequest,
    words: text().notNull(),
    writtenBy: uuid("written_by"),
    on: date("written_on", { mode: "string" }).notNull(),
    at: moment("written_at"),
    /** The order within its request, made by a trigger. */
    number: integer().notNull().default(0),
  },
  (table) => [index("request_message_request").on(table.requestId)],
);

/** What staff note among themselves. */
export const requestNote = pgTable(
  "request_note",
  {
    id: uuid().primaryKey(),
    ...ofRequest,
    words: text().notNull(),
    writtenBy: uuid("written_by").notNull(),
    at: moment("written_at").notNull(),
  },
  (table) => [index("request_note_request").on(table.requestId)],
);

/** Whose it is; the last holds. Nobody's: it is with the desk again. */
export const requestAssignment = pgTable(
  "request_assignment",
  {
    ...ofRequest,
    number: integer().notNull(),
    personId: uuid("person_id"),
    assignedBy: uuid("assigned_by").notNull(),
    at: moment("assigned_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.number] })],
);

/** Closed by the police, with what came of it and a sentence for the resident; a second round after a "no". */
export const requestClosure = pgTable(
  "request_closure",
  {
    ...ofRequest,
    round: smallint().notNull(),
    outcome: text().notNull(),
    words: text().notNull(),
    closedBy: uuid("closed_by").notNull(),
    closedOn: date("closed_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.round] }), index("request_closure_last").on(table.unitId, table.closedOn)],
);

/** Whether it was solved, in the resident's word. */
export const requestConfirmation = pgTable(
  "request_confirmation",
  {
    ...ofRequest,
    round: smallint().notNull(),
    solved: boolean().notNull(),
    reason: text().notNull(),
    on: date("said_on", { mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.requestId, table.round] })],
);

/** Taken back by the resident. */
export const requestWithdrawal = pgTable(
  "request_withdrawal",
  { ...one, on: date("withdrawn_on", { mode: "string" }).notNull() },
  (table) => [index("request_withdrawal_last").on(table.unitId, table.on)],
);

/** What is still to be done, kept by triggers of the rows that open and end a request. */
export const requestOpen = pgTable(
  "request_open",
  {
    requestId: uuid("request_id")
      .primaryKey()
      .references(() => request.id, { onDelete: "cascade" }),
    ...unitId,
    isComplaint: boolean("is_complaint").notNull(),
    isAgain: boolean("is_again").notNull(),
    dueAt: moment("due_at"),
  },
  (table) => [index("request_open_due").on(table.unitId, table.dueAt, table.requestId)],
);

/** What a resident has sent with it, made anew from what was sent. */
export const requestFile = pgTable(
  "request_file",
  {
    id: uuid().primaryKey(),
    ...ofRequest,
    type: text().notNull(),
    bytes: bytea().notNull(),
    sentOn: date("sent_on", { mode: "string" }).notNull(),
  },
  (table) => [index("request_file_request").on(table.requestId)],
);

/** A resident who would rather speak to somebody than write. */
export const requestHuman = pgTable("request_human", { ...one, askedOn: date("asked_on", { mode: "string" }).notNull() });

/** A resident who has been given a visit slip to rate how it was handled; which one is written nowhere. */
export const requestFollowUp = pgTable("request_follow_up", { ...one, givenOn: date("given_on", { mode: "string" }).notNull() });
