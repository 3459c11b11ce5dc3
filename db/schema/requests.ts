import {
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** What a request is, for who sees it: a clue has no finer time than a day; a complaint never goes to the unit complained of. */
export const NEED_KINDS = ["help", "clue", "complaint", "thanks"] as const;
/** Who can help: the police, somebody else, or the emergency line alone. */
export const TRIAGES = ["police", "other", "emergency"] as const;

/** What residents may need, in their own words; a changed wording is a new version. */
export const helpNeed = pgTable("help_need", {
  key: text().primaryKey(),
  position: smallint().notNull(),
  kind: text({ enum: NEED_KINDS }).notNull(),
  triage: text({ enum: TRIAGES }).notNull(),
  /** On a shared device nothing of it may stay. */
  sensitive: boolean().notNull(),
  /** Working hours until it should be answered. */
  hours: integer().notNull(),
  /** Days after closing until texts are deleted. */
  keepDays: integer("keep_days").notNull(),
});

export const helpNeedVersion = pgTable(
  "help_need_version",
  {
    needKey: text("need_key")
      .notNull()
      .references(() => helpNeed.key),
    number: integer().notNull(),
    /** The need as a resident says it, what to write, and other words for it, by language. */
    title: jsonb().$type<unknown>().notNull(),
    ask: jsonb().$type<unknown>().notNull(),
    words: jsonb().$type<unknown>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.needKey, table.number] })],
);

const unitId = { unitId: uuid("unit_id").notNull() };

/** What a resident asked for; its code is nowhere, only its digest. */
export const request = pgTable(
  "request",
  {
    id: uuid().primaryKey(),
    ...unitId,
    needKey: text("need_key").notNull(),
    codeDigest: bytea("code_digest").notNull().unique(),
    language: text().notNull(),
    receivedOn: date("received_on", { mode: "string" }).notNull(),
    /** Not for clues. */
    receivedAt: moment("received_at"),
    dueAt: moment("due_at"),
  },
  (table) => [index("request_unit").on(table.unitId, table.receivedOn)],
);

const ofRequest = {
  requestId: uuid("request_id")
    .notNull()
    .references(() => request.id, { onDelete: "cascade" }),
  ...unitId,
};
const one = { requestId: ofRequest.requestId.primaryKey(), ...unitId };

/** What was written and where it was, apart, so that it can be deleted and the request still counted. */
export const requestText = pgTable("request_text", { ...one, words: text().notNull(), place: text().notNull() });

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

/** Who took it; the last holds. */
export const requestAssignment = pgTable(
  "request_assignment",
  {
    ...ofRequest,
    number: integer().notNull(),
    personId: uuid("person_id").notNull(),
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
  (table) => [primaryKey({ columns: [table.requestId, table.round] })],
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
export const requestWithdrawal = pgTable("request_withdrawal", { ...one, on: date("withdrawn_on", { mode: "string" }).notNull() });

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
