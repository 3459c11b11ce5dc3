import "server-only";
import { sql } from "drizzle-orm";
import { answerFile } from "#db/schema/responses.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { AnswerClasses, AnswerCut } from "./answer-file-queries.ts";
import { overlapping } from "./period.ts";
import type { Selection } from "./queries.ts";
import { sealsOver } from "./seal-queries.ts";

/** Write down that somebody takes rates away, before they get them. */
export function recordExport(
  actor: StaffActor,
  { unit, period, service = "", channel = "" }: Pick<Selection, "unit" | "period" | "service" | "channel">,
  as: string,
  rows: number,
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    if (!(await unitsWithRole(actor, MAY["rates.export"], tx)).includes(unit.id)) throw new NotFound("may not export");
    await record(tx, actor, { event: "rates.exported", unitId: unit.id, period: period.key, service, channel, as, rows });
  });
}

/** Single answers are an analyst's, and none of a year of which a month is sealed for an appraisal of the actor's own. */
async function mayTake(tx: Tx, actor: StaffActor, unitId: string, year: number): Promise<void> {
  if (!(await unitsWithRole(actor, MAY["answers.export"], tx)).includes(unitId)) throw new NotFound("may not take answers away");
  const sealed = await sealsOver(tx, actor, unitId);
  if (overlapping(sealed, { key: "year", from: `${year}-01-01`, to: `${year}-12-01` }).length > 0) throw new NotFound("the year is sealed");
}

/**
 * Close a year of a questionnaire to later answers, before its first file is made: what two files differ by would be the answers in
 * between. The actor must be one who may take single answers away.
 */
export function closeYear(
  actor: StaffActor,
  unitId: string,
  { version, year }: Pick<AnswerCut, "version" | "year">,
  today: Day,
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await mayTake(tx, actor, unitId, year);
    if (year >= Number(today.slice(0, 4))) throw new NotFound("the year has not ended");
    const [closed] = await tx.execute(sql`select from answer_file where version_id = ${version.id} and year = ${year}`);
    if (closed) return;
    // Waits for whoever stores answers just now, and lets the next one see that the year is closed.
    await tx.execute(sql`lock table response in share mode`);
    await tx.insert(answerFile).values({ versionId: version.id, year, closedOn: today }).onConflictDoNothing();
  });
}

/** Write down that somebody takes single answers away, before they get them. */
export function recordAnswers(
  actor: StaffActor,
  unitId: string,
  { version, year }: Pick<AnswerCut, "version" | "year">,
  as: string,
  { rows, suppressed }: Pick<AnswerClasses, "rows" | "suppressed">,
): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    await mayTake(tx, actor, unitId, year);
    const { key: questionnaire, number } = version;
    await record(tx, actor, { event: "answers.exported", unitId, questionnaire, number, period: String(year), as, rows, suppressed });
  });
}
