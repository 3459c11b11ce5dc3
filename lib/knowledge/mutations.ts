import "server-only";
import { randomInt, randomUUID } from "node:crypto";
import { and, eq, gte, isNull, or, sql } from "drizzle-orm";
import {
  knowledgeAnswer,
  knowledgeAttempt,
  knowledgeAttemptEnd,
  knowledgeCheck,
  knowledgeQuestion,
  knowledgeQuestionRetirement,
  knowledgeScheduled,
} from "#db/schema/knowledge.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addDays, type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type BankQuestion, bankQuestion, drawn, languagesFor, languagesOf } from "./bank.ts";

const MINUTE_MS = 60_000;
const RANDOM_STEPS = 2 ** 32;

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, MAY["checks.keep"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

export type NewQuestion = { unitId: string; topic: string; question: BankQuestion; right: number };

/** Put a question with its right answer into the bank. */
export function writeQuestion(actor: StaffActor, { unitId, topic, question, right }: NewQuestion): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    const id = randomUUID();
    const writtenOn = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    await tx.insert(knowledgeQuestion).values({ id, unitId, topic, question, rightChoice: right, writtenBy: actor.personId, writtenOn });
    await record(tx, actor, { event: "question.written", questionId: id, unitId, topic });
    return id;
  });
}

/** Draw a question no longer; what was answered stays. */
export function retireQuestion(actor: StaffActor, id: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [found] = await tx.select().from(knowledgeQuestion).where(eq(knowledgeQuestion.id, id));
    if (!found) throw new NotFound("no such question");
    await refuseOthers(tx, actor, found.unitId);
    const retiredOn = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const retired = await tx
      .insert(knowledgeQuestionRetirement)
      .values({ questionId: id, unitId: found.unitId, retiredBy: actor.personId, retiredOn })
      .onConflictDoNothing()
      .returning();
    if (retired.length === 0) throw new Conflict("retired meanwhile");
    await record(tx, actor, { event: "question.retired", questionId: id, unitId: found.unitId, topic: found.topic });
  });
}

export type NewCheck = {
  unitId: string;
  topic: string;
  questions: number;
  minutes: number;
  passShare: number;
  opensOn: Day;
  closesOn: Day;
};

/** Schedule a check for everybody who has a role on a unit or below it now; each counts in one unit, the lowest of theirs. */
export function openCheck(actor: StaffActor, check: NewCheck): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, topic } = check;
    await refuseOthers(tx, actor, unitId);
    const bank = await bankIn(tx, unitId, topic);
    if (
      languagesFor(
        bank.map(({ question }) => question),
        check.questions,
      ).length === 0
    )
      throw new Conflict("the bank has too few questions in every language");
    const id = randomUUID();
    await tx.insert(knowledgeCheck).values({ id, ...check, madeBy: actor.personId, madeAt: new Date() });
    const made = await tx.execute(sql`
      with recursive below as (
        select id, 0 as depth from unit where id = ${unitId}
        union all select u.id, b.depth + 1 from unit u join below b on u.parent_id = b.id
      )
      insert into knowledge_scheduled (check_id, person_id, unit_id)
      select distinct on (h.person_id) ${id}::uuid, h.person_id, h.unit_id from role_holding h join below b on b.id = h.unit_id
      order by h.person_id, b.depth desc, h.unit_id returning 1`);
    await record(tx, actor, { event: "check.opened", checkId: id, unitId, topic, officers: made.length });
    return id;
  });
}

/** The questions of a topic that may be drawn: of the check's unit, none that was retired, or none that was before a day. */
async function bankIn(tx: Tx, unitId: string, topic: string, since?: Day) {
  const { questionId, retiredOn } = knowledgeQuestionRetirement;
  const rows = await tx
    .select({
      id: knowledgeQuestion.id,
      question: knowledgeQuestion.question,
      right: knowledgeQuestion.rightChoice,
      retiredOn: knowledgeQuestionRetirement.retiredOn,
    })
    .from(knowledgeQuestion)
    .leftJoin(knowledgeQuestionRetirement, eq(knowledgeQuestionRetirement.questionId, knowledgeQuestion.id))
    .where(
      and(
        eq(knowledgeQuestion.unitId, unitId),
        eq(knowledgeQuestion.topic, topic),
        since ? or(isNull(questionId), gte(retiredOn, since)) : isNull(questionId),
      ),
    );
  return rows.flatMap(({ question, ...row }) => {
    const read = bankQuestion(question);
    return read ? [{ ...row, question: read }] : [];
  });
}

/**
 * What a check is drawn from: in the language asked for, or another in which there are enough questions; with questions that were retired
 * after it was opened only where it would else have too few. So everybody who was to take it can.
 */
async function drawnFrom(tx: Tx, { unitId, topic, questions, madeAt }: typeof knowledgeCheck.$inferSelect, wanted: Locale) {
  const all = await bankIn(tx, unitId, topic, dayOf(madeAt, env().RAPPORT_TIME_ZONE));
  const open = all.filter(({ retiredOn }) => retiredOn === null);
  const enough = (some: typeof all) =>
    languagesFor(
      some.map(({ question }) => question),
      questions,
    );
  for (const [some, languages] of [
    [open, enough(open).filter((language) => language === wanted)],
    [all, enough(all).filter((language) => language === wanted)],
    [open, enough(open)],
    [all, enough(all)],
  ] as const) {
    const [language] = languages;
    if (language) return { language, from: some.filter(({ question }) => languagesOf(question).includes(language)) };
  }
  throw new Conflict("too few questions in every language");
}

/** Begin one's own check: the questions are drawn and the clock runs. Whoever has begun goes on where they were. */
export function beginCheck(actor: StaffActor, checkId: string, wanted: Locale, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const [found] = await tx
      .select({ check: knowledgeCheck, unitId: knowledgeScheduled.unitId })
      .from(knowledgeScheduled)
      .innerJoin(knowledgeCheck, eq(knowledgeCheck.id, knowledgeScheduled.checkId))
      .where(and(eq(knowledgeScheduled.checkId, checkId), eq(knowledgeScheduled.personId, actor.personId)));
    const today = dayOf(now, env().RAPPORT_TIME_ZONE);
    if (!found || today < found.check.opensOn || today > found.check.closesOn) throw new NotFound("no check to take");
    const { check, unitId } = found;
    const { language, from } = await drawnFrom(tx, check, wanted);
    const questions = drawn(from, check.questions, () => randomInt(2 ** 32) / RANDOM_STEPS).map(({ id }) => id);
    // The clock stops for all when the check closes.
    const [closing] = await tx.execute<{ at: number }>(sql`
      select (extract(epoch from ${addDays(check.closesOn, 1)}::timestamp at time zone ${env().RAPPORT_TIME_ZONE}) * 1000)::float8 as at`);
    const until = new Date(Math.min(now.getTime() + check.minutes * MINUTE_MS, closing?.at ?? Number.POSITIVE_INFINITY));
    const id = randomUUID();
    const begun = await tx
      .insert(knowledgeAttempt)
      .values({ id, checkId, personId: actor.personId, unitId, language, drawn: questions, begunAt: now, until })
      .onConflictDoNothing()
      .returning();
    if (begun.length > 0) await record(tx, actor, { event: "check.begun", checkId, unitId, personId: actor.personId });
  });
}

async function ownAttempt(tx: Tx, actor: StaffActor, checkId: string) {
  // No answer slips in while its check is being ended.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`check ${checkId} ${actor.personId}`}))`);
  const [attempt] = await tx
    .select()
    .from(knowledgeAttempt)
    .where(and(eq(knowledgeAttempt.checkId, checkId), eq(knowledgeAttempt.personId, actor.personId)));
  if (!attempt) throw new NotFound("nothing begun");
  const [ended] = await tx.select().from(knowledgeAttemptEnd).where(eq(knowledgeAttemptEnd.attemptId, attempt.id));
  if (ended) throw new Conflict("ended meanwhile");
  return attempt;
}

/** Keep an answer, until the time is over; it may be changed until then. */
export function answerQuestion(actor: StaffActor, checkId: string, questionId: string, choice: number, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { id, unitId, drawn: own, until } = await ownAttempt(tx, actor, checkId);
    if (!own.includes(questionId)) throw new NotFound("no question of this check");
    if (now > until) throw new Conflict("the time is over");
    await tx
      .insert(knowledgeAnswer)
      .values({ attemptId: id, questionId, unitId, choice })
      .onConflictDoUpdate({ target: [knowledgeAnswer.attemptId, knowledgeAnswer.questionId], set: { choice } });
  });
}

/** End one's own check and count what was right; a choice of several is right when all of it is. */
export function endCheck(actor: StaffActor, checkId: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { id, unitId } = await ownAttempt(tx, actor, checkId);
    const [counted] = await tx.execute<{ right: number }>(sql`
      select count(*)::int as right from knowledge_answer a join knowledge_question q on q.id = a.question_id
      where a.attempt_id = ${id} and a.choice = q.right_choice`);
    await tx.insert(knowledgeAttemptEnd).values({ attemptId: id, unitId, rightAnswers: counted?.right ?? 0, endedAt: new Date() });
    await record(tx, actor, { event: "check.ended", checkId, unitId, personId: actor.personId });
  });
}
