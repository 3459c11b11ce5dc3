import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type BankQuestion, bankQuestion } from "./bank.ts";

export type Banked = { id: string; unitId: string; topic: string; question: BankQuestion; right: number };

/** The bank of the units whose checks the actor keeps. */
export function bank(actor: StaffActor): Promise<Banked[]> {
  return transaction(reachOf(actor), async (tx) => {
    const mine = await unitsWithRole(actor, MAY["checks.keep"], tx);
    const rows = await tx.execute<Omit<Banked, "question"> & { question: unknown }>(sql`
      select q.id, q.unit_id as "unitId", q.topic, q.question, q.right_choice as right from knowledge_question q
      where q.unit_id = any (${uuids(mine)}) and not exists (select from knowledge_question_retirement r where r.question_id = q.id)
      order by q.topic, q.written_on, q.id`);
    return rows.flatMap(({ question, ...row }) => {
      const read = bankQuestion(question);
      return read ? [{ ...row, question: read }] : [];
    });
  });
}

/**
 * Attempts that are over, with what was right: ended by their officer, or out of time. No answer is kept after that, so that ending
 * one late changes nothing.
 */
export const overBy = (now: Date): SQL => sql`(
  select a.check_id, a.person_id, cardinality(a.drawn) as drawn, coalesce(e.right_answers, (
      select count(*)::int from knowledge_answer k join knowledge_question q on q.id = k.question_id
      where k.attempt_id = a.id and k.choice = q.right_choice)) as right_answers
  from knowledge_attempt a left join knowledge_attempt_end e on e.attempt_id = a.id
  where e.attempt_id is not null or a.until < ${now.toISOString()}::timestamptz)`;

export type OwnCheck = {
  id: string;
  topic: string;
  questions: number;
  minutes: number;
  passShare: number;
  opensOn: Day;
  closesOn: Day;
  begun: boolean;
  ended: boolean;
  /** How many were right, once the attempt is ended or out of time. */
  right: number | null;
};

/** The checks that the actor is to take, or took, with their own results; the latest first. */
export function ownChecks(actor: StaffActor, now = new Date()): Promise<OwnCheck[]> {
  return transaction(reachOf(actor), async (tx) => [
    ...(await tx.execute<OwnCheck>(sql`
      select c.id, c.topic, c.questions, c.minutes, c.pass_share as "passShare", c.opens_on::text as "opensOn", c.closes_on::text as "closesOn",
        a.id is not null as begun, e.attempt_id is not null as ended, o.right_answers as right
      from knowledge_scheduled s join knowledge_check c on c.id = s.check_id
      left join knowledge_attempt a on a.check_id = c.id and a.person_id = s.person_id
      left join knowledge_attempt_end e on e.attempt_id = a.id
      left join ${overBy(now)} o on o.check_id = c.id and o.person_id = s.person_id
      where s.person_id = ${actor.personId} order by c.closes_on desc, c.id`)),
  ]);
}

export type OwnAttempt = {
  check: OwnCheck;
  until: Date;
  language: Locale;
  questions: { id: string; question: BankQuestion; choice: number | undefined }[];
};

type AttemptRow = { id: string; until: Date; language: Locale; drawn: string[] };

/** What the actor has begun and not ended: the drawn questions without their right answers, and what was answered so far. */
export async function ownAttempt(actor: StaffActor, checkId: string): Promise<OwnAttempt | undefined> {
  const check = (await ownChecks(actor)).find((each) => each.id === checkId);
  if (!check?.begun || check.ended) return undefined;
  return transaction(reachOf(actor), async (tx) => {
    const [attempt] = await tx.execute<AttemptRow>(sql`
      select id, until, language, drawn from knowledge_attempt where check_id = ${checkId} and person_id = ${actor.personId}`);
    if (!attempt) return undefined;
    const rows = await tx.execute<{ id: string; question: unknown; choice: number | null }>(sql`
      select q.id, q.question, a.choice from knowledge_question q
      left join knowledge_answer a on a.question_id = q.id and a.attempt_id = ${attempt.id} where q.id = any (${uuids(attempt.drawn)})`);
    const questions = attempt.drawn.flatMap((id) => {
      const row = rows.find((each) => each.id === id);
      const question = bankQuestion(row?.question);
      return row && question ? [{ id, question, choice: row.choice ?? undefined }] : [];
    });
    return { check, until: new Date(attempt.until), language: attempt.language, questions };
  });
}
