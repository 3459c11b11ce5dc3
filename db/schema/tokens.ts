import { date, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { person } from "./people.ts";
import { unit } from "./units.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A program's way in: what its person may read, narrowed to some matters and one unit. The token itself is nowhere, only its digest. */
export const apiToken = pgTable("api_token", {
  id: uuid().primaryKey(),
  digest: bytea().notNull().unique(),
  personId: uuid("person_id")
    .notNull()
    .references(() => person.id),
  unitId: uuid("unit_id")
    .notNull()
    .references(() => unit.id),
  label: text().notNull(),
  scopes: text().array().notNull(),
  madeAt: moment("made_at").notNull(),
  expiresAt: moment("expires_at").notNull(),
});

/** A token is revoked when this row exists. */
export const apiTokenRevocation = pgTable("api_token_revocation", {
  tokenId: uuid("token_id")
    .primaryKey()
    .references(() => apiToken.id),
  unitId: uuid("unit_id").notNull(),
  revokedBy: uuid("revoked_by").notNull(),
  revokedAt: moment("revoked_at").notNull(),
});

/** The days on which a token was used. */
export const apiTokenUse = pgTable(
  "api_token_use",
  {
    tokenId: uuid("token_id")
      .notNull()
      .references(() => apiToken.id),
    unitId: uuid("unit_id").notNull(),
    day: date({ mode: "string" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tokenId, table.day] })],
);
