import { index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { unit } from "./units.ts";

export const ROLES = ["administrator", "lead", "desk", "analyst", "reviewer", "complaints", "evaluator", "auditor"] as const;

export const SESSION_WAYS = ["code", "recovery_code", "passkey", "provider"] as const;
/** Why a session is over, besides its age. */
export const SESSION_ENDS = [
  "signed_out",
  "replaced",
  "ended_by_self",
  "ended_by_administrator",
  "password_set",
  "factor_set",
  "roles_changed",
  "left",
] as const;

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const person = pgTable("person", {
  id: uuid().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
  /** Argon2id in PHC form; none for somebody who was only invited, or signs in with the agency's own provider. */
  passwordHash: text("password_hash"),
});

/** A role on a unit reaches its whole subtree. */
export const roleHolding = pgTable(
  "role_holding",
  {
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    unitId: uuid("unit_id")
      .notNull()
      .references(() => unit.id),
    role: text({ enum: ROLES }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.unitId, table.role] })],
);

/** A signed-in browser. The cookie carries only an opaque id; its digest is here, and the row ends the session. */
export const staffSession = pgTable(
  "staff_session",
  {
    digest: bytea().primaryKey(),
    personId: uuid("person_id")
      .notNull()
      .references(() => person.id),
    /** What was shown besides, or instead of, a password. */
    way: text({ enum: SESSION_WAYS }).notNull().default("code"),
    openedAt: moment("opened_at").notNull().defaultNow(),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (table) => [index("staff_session_person").on(table.personId)],
);

/** A session is over when this row exists. */
export const staffSessionEnd = pgTable("staff_session_end", {
  digest: bytea()
    .primaryKey()
    .references(() => staffSession.digest),
  endedAt: moment("ended_at").notNull().defaultNow(),
  reason: text({ enum: SESSION_ENDS }).notNull(),
});
