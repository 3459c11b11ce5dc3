import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea } from "../columns/bytea.ts";
import { at, by, day, ofUnit, unitId } from "../columns/kept.ts";
import { person } from "./people.ts";

/** After every quarter or year a publication is drafted by itself, and goes out by itself once it has been checked. */
export const publicationPlan = pgTable("publication_plan", {
  id: uuid().primaryKey(),
  unitId: ofUnit(),
  length: text({ enum: ["quarter", "year"] }).notNull(),
  /** Days after the last of the period. */
  draftDays: integer("draft_days").notNull(),
  publishDays: integer("publish_days").notNull(),
  madeBy: by("made_by"),
  madeAt: at("made_at"),
});

export const publicationPlanEnd = pgTable("publication_plan_end", {
  planId: uuid("plan_id")
    .primaryKey()
    .references(() => publicationPlan.id),
  unitId,
  endedBy: by("ended_by"),
  endedAt: at("ended_at"),
});

/** What was counted for a publication, and never changes: a later count is another draft. */
export const publicationDraft = pgTable("publication_draft", {
  id: uuid().primaryKey(),
  unitId: ofUnit(),
  period: text().notNull(),
  fromMonth: day("from_month"),
  toMonth: day("to_month"),
  /** The first day on which it goes out. */
  publishOn: day("publish_on"),
  planId: uuid("plan_id").references(() => publicationPlan.id),
  figures: jsonb().$type<unknown>().notNull(),
  /** What its shown numbers are sums of, for those who check the next one; told to nobody. */
  bases: jsonb().$type<unknown>().notNull(),
  /** Nobody where a plan has drafted it. */
  draftedBy: uuid("drafted_by").references(() => person.id),
  draftedAt: at("drafted_at"),
});

const draftId = () =>
  uuid("draft_id")
    .primaryKey()
    .references(() => publicationDraft.id);

export const publicationDraftEnd = pgTable("publication_draft_end", {
  draftId: draftId(),
  unitId,
  why: text().notNull(),
  endedBy: by("ended_by"),
  endedAt: at("ended_at"),
});

/** A second person has been through the list; what is published is this text, to the byte. */
export const publicationCheck = pgTable("publication_check", {
  draftId: draftId(),
  unitId,
  snapshot: text().notNull(),
  checkedBy: by("checked_by"),
  checkedAt: at("checked_at"),
});

export const publicationRelease = pgTable("publication_release", { draftId: draftId(), unitId, slug: text().notNull().unique() });

/** What was published: the bytes that everybody may read. */
export const publication = pgTable("publication", { slug: text().primaryKey(), unitId: ofUnit(), snapshot: text().notNull() });

/** The chain of releases and withdrawals. */
export const publicationLink = pgTable("publication_link", {
  position: integer().primaryKey(),
  unitId: ofUnit(),
  slug: text()
    .notNull()
    .references(() => publication.slug),
  entry: text().notNull(),
  hash: bytea().notNull(),
  signature: bytea().notNull(),
  key: bytea().notNull(),
});
