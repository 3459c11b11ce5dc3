import { pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core";
import { by } from "../columns/kept.ts";
import { questionnaireVersion } from "./surveys.ts";

const versionId = () =>
  uuid("version_id")
    .notNull()
    .references(() => questionnaireVersion.id);
const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" }).notNull().defaultNow();

/** Who wrote on a draft: none of them may approve it. */
export const questionnaireAuthor = pgTable("questionnaire_author", { versionId: versionId(), personId: by("person_id") }, (table) => [
  primaryKey({ columns: [table.versionId, table.personId] }),
]);

/** A draft waits for a second person while this row exists; a change of the draft takes it away. */
export const questionnaireSubmission = pgTable("questionnaire_submission", {
  versionId: versionId().primaryKey(),
  submittedBy: by("submitted_by"),
  submittedAt: moment("submitted_at"),
});

/** A second person has approved a draft as it is; a change of the draft takes it away. */
export const questionnaireApproval = pgTable("questionnaire_approval", {
  versionId: versionId().primaryKey(),
  approvedBy: by("approved_by"),
  approvedAt: moment("approved_at"),
});
