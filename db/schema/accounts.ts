import { bigint, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { person } from "./people.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const personId = () =>
  uuid("person_id")
    .notNull()
    .references(() => person.id);

/** Somebody who works here no more can do nothing; what they did stays theirs. */
export const personLeaving = pgTable("person_leaving", {
  personId: personId().primaryKey(),
  leftBy: uuid("left_by")
    .notNull()
    .references(() => person.id),
  leftAt: moment("left_at").notNull(),
});

/** A link that lets one person set a password and a second factor, once. Its digest is here. */
export const personInvitation = pgTable(
  "person_invitation",
  {
    id: uuid().primaryKey(),
    personId: personId(),
    digest: bytea().notNull().unique(),
    madeAt: moment("made_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [index("person_invitation_person").on(table.personId)],
);

/** An invitation is over when this row exists. */
export const personInvitationEnd = pgTable("person_invitation_end", {
  invitationId: uuid("invitation_id")
    .primaryKey()
    .references(() => personInvitation.id),
  how: text({ enum: ["used", "replaced"] }).notNull(),
  endedAt: moment("ended_at").notNull(),
});

/** The secret of somebody's authenticator, sealed, and the last step whose code was used: none is used twice. */
export const personTotp = pgTable("person_totp", {
  personId: personId().primaryKey(),
  sealed: bytea().notNull(),
  lastStep: bigint("last_step", { mode: "number" }).notNull(),
  setAt: moment("set_at").notNull(),
});

/** Codes for the day the authenticator is lost; a used one is gone. */
export const personRecoveryCode = pgTable("person_recovery_code", { digest: bytea().primaryKey(), personId: personId() }, (table) => [
  index("person_recovery_code_person").on(table.personId),
]);

/** A passkey, under the id that its authenticator gave it. */
export const personPasskey = pgTable(
  "person_passkey",
  {
    id: text().primaryKey(),
    personId: personId(),
    publicKey: bytea("public_key").notNull(),
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    label: text().notNull(),
    madeAt: moment("made_at").notNull(),
  },
  (table) => [index("person_passkey_person").on(table.personId)],
);

/** Who somebody is to the agency's own provider. */
export const personIdentity = pgTable(
  "person_identity",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    personId: personId(),
    linkedAt: moment("linked_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] })],
);

/** One administrator asks that a lost second factor be taken away … */
export const factorReset = pgTable(
  "factor_reset",
  {
    id: uuid().primaryKey(),
    personId: personId(),
    askedBy: uuid("asked_by")
      .notNull()
      .references(() => person.id),
    askedAt: moment("asked_at").notNull(),
    why: text().notNull(),
  },
  (table) => [index("factor_reset_person").on(table.personId)],
);

/** … and another decides. */
export const factorResetEnd = pgTable("factor_reset_end", {
  resetId: uuid("reset_id")
    .primaryKey()
    .references(() => factorReset.id),
  how: text({ enum: ["confirmed", "refused"] }).notNull(),
  endedBy: uuid("ended_by")
    .notNull()
    .references(() => person.id),
  endedAt: moment("ended_at").notNull(),
});
