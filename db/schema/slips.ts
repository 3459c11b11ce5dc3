import { date, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { questionnaire } from "./surveys.ts";
import { service, unit } from "./units.ts";

const unitId = () =>
  uuid("unit_id")
    .notNull()
    .references(() => unit.id);

/** One-time codes made together: visit slips of a unit, or the invitations of a survey. */
export const slipBatch = pgTable(
  "slip_batch",
  {
    id: uuid().primaryKey(),
    unitId: unitId(),
    serviceKey: text("service_key")
      .notNull()
      .references(() => service.key),
    channel: text({ enum: ["verified", "invited"] }).notNull(),
    questionnaireId: uuid("questionnaire_id")
      .notNull()
      .references(() => questionnaire.id),
    issued: integer().notNull(),
    madeOn: date("made_on", { mode: "string" }).notNull(),
    /** The last day on which its slips can be used. */
    expiresOn: date("expires_on", { mode: "string" }).notNull(),
    madeBy: uuid("made_by").notNull(),
  },
  (table) => [index("slip_batch_unit").on(table.unitId)],
);

/** Somebody outside the unit has counted and sealed the printed slips; before that none of them works. */
export const slipBatchSeal = pgTable("slip_batch_seal", {
  batchId: uuid("batch_id")
    .primaryKey()
    .references(() => slipBatch.id),
  unitId: unitId(),
  counted: integer().notNull(),
  sealedOn: date("sealed_on", { mode: "string" }).notNull(),
  sealedBy: uuid("sealed_by").notNull(),
});

/** A code that has not been used, by its digest. Use deletes the row, so no used slip is left that an answer could be tied to. */
export const slip = pgTable(
  "slip",
  {
    digest: bytea().primaryKey(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => slipBatch.id),
    unitId: unitId(),
  },
  (table) => [index("slip_batch_id").on(table.batchId)],
);

/** An invitation to a resident survey. Addresses are never stored: each code follows from the address and the wave's key. */
export const invitationWave = pgTable("invitation_wave", {
  batchId: uuid("batch_id")
    .primaryKey()
    .references(() => slipBatch.id),
  unitId: unitId(),
  name: text().notNull(),
  means: text({ enum: ["letter", "email", "message"] }).notNull(),
  /** Encrypted; gone once the wave has ended. */
  sealedKey: text("sealed_key"),
  sent: integer().notNull().default(0),
  failed: integer().notNull().default(0),
  reminded: integer().notNull().default(0),
  /** What came back, by how much of it was answered (AAPOR): complete, partial, broken off. */
  complete: integer().notNull().default(0),
  partial: integer().notNull().default(0),
  brokenOff: integer("broken_off").notNull().default(0),
  /** Counted by staff: refused, no such resident, and not known whether anybody eligible was reached. */
  refused: integer().notNull().default(0),
  notEligible: integer("not_eligible").notNull().default(0),
  unknownEligibility: integer("unknown_eligibility").notNull().default(0),
});

/** A batch that was lost or misprinted: its unused slips have been deleted. */
export const slipBatchCancellation = pgTable("slip_batch_cancellation", {
  batchId: uuid("batch_id")
    .primaryKey()
    .references(() => slipBatch.id),
  unitId: unitId(),
  unused: integer().notNull(),
  cancelledOn: date("cancelled_on", { mode: "string" }).notNull(),
  cancelledBy: uuid("cancelled_by").notNull(),
});

/** Who has been invited, so that the same list invites nobody twice: a digest that needs the wave's key, and is gone with it. */
export const invitationMark = pgTable(
  "invitation_mark",
  {
    mark: bytea().primaryKey(),
    batchId: uuid("batch_id")
      .notNull()
      .references(() => slipBatch.id),
    unitId: unitId(),
  },
  (table) => [index("invitation_mark_batch").on(table.batchId)],
);
