import { date, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { request } from "./requests.ts";

/** Where a resident wants to be told that there is news: address and mailed code, sealed. */
export const requestNoticeAddress = pgTable("request_notice_address", {
  requestId: uuid("request_id")
    .primaryKey()
    .references(() => request.id, { onDelete: "cascade" }),
  unitId: uuid("unit_id").notNull(),
  sealed: bytea().notNull(),
  language: text().notNull(),
  /** How often a wrong code came back. */
  tries: smallint().notNull(),
});

/** That the address is the resident's own. */
export const requestNoticeVerified = pgTable("request_notice_verified", {
  requestId: uuid("request_id")
    .primaryKey()
    .references(() => requestNoticeAddress.requestId, { onDelete: "cascade" }),
  unitId: uuid("unit_id").notNull(),
  verifiedOn: date("verified_on", { mode: "string" }).notNull(),
});
