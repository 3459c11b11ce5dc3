import { pgTable, primaryKey, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";

/** What is being written, for an hour: sealed with the code that the request will have, which only the browser has. */
export const requestDraft = pgTable("request_draft", {
  codeDigest: bytea("code_digest").primaryKey(),
  sealed: text().notNull(),
  endsAt: timestamp("ends_at", { withTimezone: true, mode: "date" }).notNull(),
});

export const requestDraftFile = pgTable(
  "request_draft_file",
  {
    codeDigest: bytea("code_digest")
      .notNull()
      .references(() => requestDraft.codeDigest, { onDelete: "cascade" }),
    position: smallint().notNull(),
    type: text().notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.codeDigest, table.position] })],
);
