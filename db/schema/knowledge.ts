import { index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { at, by, day, ofUnit, unitId } from "../columns/kept.ts";

/** A question of the questionnaire engine with its right answer, as the engine stores a choice. */
export const knowledgeQuestion = pgTable(
  "knowledge_question",
  {
    id: uuid().primaryKey(),
    unitId: ofUnit(),
    topic: text().notNull(),
    question: jsonb().$type<unknown>().notNull(),
    rightChoice: integer("right_choice").notNull(),
    writtenBy: by("written_by"),
    writtenOn: day("written_on"),
  },
  (table) => [index("knowledge_question_unit").on(table.unitId, table.topic)],
);

export const knowledgeQuestionRetirement = pgTable("knowledge_question_retirement", {
  questionId: uuid("question_id")
    .primaryKey()
    .references(() => knowledgeQuestion.id),
  unitId,
  retiredBy: by("retired_by"),
  retiredOn: day("retired_on"),
});

export const knowledgeCheck = pgTable("knowledge_check", {
  id: uuid().primaryKey(),
  unitId: ofUnit(),
  topic: text().notNull(),
  questions: integer().notNull(),
  minutes: integer().notNull(),
  /** Percent of right answers with which one has passed. */
  passShare: integer("pass_share").notNull(),
  opensOn: day("opens_on"),
  closesOn: day("closes_on"),
  madeBy: by("made_by"),
  madeAt: at("made_at"),
});

const checkId = uuid("check_id")
  .notNull()
  .references(() => knowledgeCheck.id);

/** Who was to take it, and in which unit they were then. */
export const knowledgeScheduled = pgTable("knowledge_scheduled", { checkId, personId: by("person_id"), unitId: ofUnit() }, (table) => [
  primaryKey({ columns: [table.checkId, table.personId] }),
]);

/** The questions that were drawn, in their order, and until when they may be answered. */
export const knowledgeAttempt = pgTable(
  "knowledge_attempt",
  {
    id: uuid().primaryKey(),
    checkId,
    personId: by("person_id"),
    unitId: ofUnit(),
    language: text().notNull(),
    drawn: uuid().array().notNull(),
    begunAt: at("begun_at"),
    until: at("until"),
  },
  (table) => [unique("knowledge_attempt_once").on(table.checkId, table.personId)],
);

const attemptId = uuid("attempt_id")
  .notNull()
  .references(() => knowledgeAttempt.id);

export const knowledgeAnswer = pgTable(
  "knowledge_answer",
  {
    attemptId,
    questionId: uuid("question_id")
      .notNull()
      .references(() => knowledgeQuestion.id),
    unitId,
    choice: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.questionId] })],
);

export const knowledgeAttemptEnd = pgTable("knowledge_attempt_end", {
  attemptId: attemptId.primaryKey(),
  unitId,
  rightAnswers: integer("right_answers").notNull(),
  endedAt: at("ended_at"),
});
