import { date, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { comment } from "./responses.ts";

const ofComment = {
  commentId: uuid("comment_id")
    .notNull()
    .references(() => comment.id, { onDelete: "cascade" }),
  unitId: uuid("unit_id").notNull(),
};

/** What a comment is about, in the words of whoever read it. */
export const commentTag = pgTable(
  "comment_tag",
  { ...ofComment, tag: text().notNull(), taggedBy: uuid("tagged_by").notNull() },
  (table) => [primaryKey({ columns: [table.commentId, table.tag] }), index("comment_tag_unit").on(table.unitId, table.tag)],
);

/** A comment as it may be read: what could tell who wrote it is taken out. The original stays where no page shows it. */
export const commentRedaction = pgTable("comment_redaction", {
  commentId: ofComment.commentId.primaryKey(),
  unitId: ofComment.unitId,
  words: text().notNull(),
  why: text().notNull(),
  redactedBy: uuid("redacted_by").notNull(),
  redactedOn: date("redacted_on", { mode: "string" }).notNull(),
});

/** In which comments of a unit's month a word stands, by their ids in order, so that nothing tells which came first; made by the application. */
export const commentTerm = pgTable(
  "comment_term",
  {
    unitId: ofComment.unitId,
    term: text().notNull(),
    month: date({ mode: "string" }).notNull(),
    /** `word`: it may say what a comment is about; `form`: a comment is found by it. */
    kind: text({ enum: ["word", "form"] }).notNull(),
    comments: uuid().array().notNull(),
  },
  (table) => [
    primaryKey({ name: "comment_term_pk", columns: [table.unitId, table.term, table.month, table.kind] }),
    index("comment_term_month").on(table.unitId, table.month),
  ],
);

/** Months of a unit with comments that came since its words were indexed; a trigger writes them. */
export const commentUnindexed = pgTable(
  "comment_unindexed",
  { unitId: ofComment.unitId, month: date({ mode: "string" }).notNull() },
  (table) => [primaryKey({ columns: [table.unitId, table.month] })],
);
