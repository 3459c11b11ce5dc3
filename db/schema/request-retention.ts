import { date, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { by } from "../columns/kept.ts";
import { request } from "./requests.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
const unitId = { unitId: uuid("unit_id").notNull() };
const requestId = uuid("request_id")
  .notNull()
  .references(() => request.id, { onDelete: "cascade" });

/** That a request's words must stay, until it is released. */
export const requestHold = pgTable(
  "request_hold",
  { id: uuid().primaryKey(), requestId, ...unitId, why: text().notNull(), heldBy: by("held_by"), heldAt: moment("held_at").notNull() },
  (table) => [index("request_hold_request").on(table.requestId)],
);

export const requestHoldRelease = pgTable("request_hold_release", {
  holdId: uuid("hold_id")
    .primaryKey()
    .references(() => requestHold.id, { onDelete: "cascade" }),
  requestId,
  ...unitId,
  why: text().notNull(),
  releasedBy: by("released_by"),
  releasedAt: moment("released_at").notNull(),
});

/** What was deleted of a unit's requests on a day. */
export const deletionCertificate = pgTable(
  "deletion_certificate",
  {
    id: uuid().primaryKey(),
    ...unitId,
    deletedOn: date("deleted_on", { mode: "string" }).notNull(),
    counts: jsonb().$type<unknown>().notNull(),
    digest: text().notNull(),
  },
  (table) => [index("deletion_certificate_unit").on(table.unitId, table.deletedOn)],
);

/** That a request's words are gone; the request stays, to be counted. */
export const requestDeletion = pgTable(
  "request_deletion",
  {
    requestId: uuid("request_id")
      .primaryKey()
      .references(() => request.id, { onDelete: "cascade" }),
    ...unitId,
    certificateId: uuid("certificate_id")
      .notNull()
      .references(() => deletionCertificate.id),
  },
  (table) => [index("request_deletion_certificate").on(table.certificateId)],
);
