import "server-only";
import { randomUUID } from "node:crypto";
import { eq, max, sql } from "drizzle-orm";
import { dangerAlert, dangerAlertSeen, dangerListVersion } from "#db/schema/danger.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { addMonths, type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type ResidentActor, reachOf, type StaffActor } from "#lib/people/actor.ts";
import { holdsForce } from "#lib/units/queries.ts";
import { LONGEST_ENTRY, MOST_ENTRIES } from "./danger.ts";
import { alertUnits, dangerIn, forgetDangerLists } from "./danger-queries.ts";
import type { NeedKind } from "./need.ts";
import { queueEvent } from "./webhook-mutations.ts";

const HOUR_MS = 60 * 60_000;

/** Of a unit with so few answers in two months an alert would point at one: it names the force above. */
async function alertedUnit(tx: Tx, unitId: string, day: Day): Promise<string> {
  const [row] = await tx.execute<{ answers: number; top: string }>(sql`
    with recursive above as (select id, parent_id, 0 as height from unit where id = ${unitId}
      union all select u.id, u.parent_id, a.height + 1 from unit u join above a on u.id = a.parent_id)
    select (select coalesce(sum(answers), 0)::int from tally_month where unit_id = ${unitId} and month >= ${addMonths(monthOf(day), -1)}) as answers,
      (select id from above order by height desc limit 1) as top`);
  return row && row.answers < env().RAPPORT_PUBLIC_MINIMUM_BASE ? row.top : unitId;
}

export type Alert = { unitId: string; language: Locale; day: Day };
type Warned = { keys: Map<string, number> };
// One for the process, also where two bundles evaluate this module. In memory alone: a stored key would lead to the answer.
const shared = globalThis as typeof globalThis & { rapportWarned?: Warned };
shared.rapportWarned ??= { keys: new Map() };
const { keys } = shared.rapportWarned;

/** Whether a form's alert has been raised within the hour: sent twice, it is one person's. */
function isWarned(key: string, now: number): boolean {
  for (const [each, at] of keys) if (at < now - HOUR_MS) keys.delete(each);
  const known = keys.has(key);
  keys.set(key, now);
  return known;
}

/** Tell the duty desk of a rating's or a clue's words, in a transaction of its own: no row, no transaction and no hour leads to what was written. */
export async function raiseAlert(_actor: ResidentActor, { unitId, language, day }: Alert, key: string): Promise<void> {
  if (isWarned(key, Date.now())) return;
  // The tallies are counts, of which an alert learns no more than whether they are few.
  await transaction({ everything: true }, async (tx) => {
    const alerted = await alertedUnit(tx, unitId, day);
    const id = randomUUID();
    await tx.insert(dangerAlert).values({ id, unitId: alerted, requestId: null, language, raisedOn: day });
    await queueEvent(tx, "alert", { id, unitId: alerted, at: day });
  });
}

type From = { unitId: string; language: Locale; day?: Day };

/** The same of what a questionnaire's form holds, if that may mean danger; whether it may. */
export async function alertOfWords(
  actor: ResidentActor,
  { key, words }: { key: string; words: readonly string[] },
  { unitId, language, day = dayOf(new Date(), env().RAPPORT_TIME_ZONE) }: From,
): Promise<boolean> {
  if (!(await dangerIn(actor, words.join("\n"), language))) return false;
  await raiseAlert(actor, { unitId, language, day }, key);
  return true;
}

/** Tell the duty desk of a request's words, in the transaction that stores them and names the request's code. Not for clues. */
async function raiseRequestAlert(tx: Tx, requestId: string, { unitId, language, day }: Alert): Promise<void> {
  const id = randomUUID();
  await tx.insert(dangerAlert).values({ id, unitId, requestId, language, raisedOn: day });
  await queueEvent(tx, "alert", { id, unitId, at: day });
}

/** Tell the duty desk of a request's words. A clue's alert names no request, and is given back, to be raised apart once it is stored. */
export async function alertDesk(tx: Tx, { id, kind, ...alert }: Alert & { id: string; kind: NeedKind }): Promise<Alert | undefined> {
  if (kind === "clue") return alert;
  await raiseRequestAlert(tx, id, alert);
  return undefined;
}

/** Write down that somebody of the desk has seen an alert; seen again, the first time stands. */
export function seeAlert(actor: StaffActor, alertId: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const units = await alertUnits(tx, actor);
    const [alert] = await tx.select({ unitId: dangerAlert.unitId }).from(dangerAlert).where(eq(dangerAlert.id, alertId));
    if (!alert || !units.includes(alert.unitId)) throw new NotFound("no alert of the actor's");
    const { unitId } = alert;
    const seen = { alertId, unitId, seenBy: actor.personId, seenAt: now };
    const first = await tx.insert(dangerAlertSeen).values(seen).onConflictDoNothing().returning();
    if (first.length > 0) await record(tx, actor, { event: "danger_alert.seen", alertId, unitId });
  });
}

export type ListProblem = "words_missing" | "words_over" | "word_long";

/** Write a language's list anew; `seen`: the version that the page showed. */
export async function writeDangerList(
  actor: StaffActor,
  { language, words, seen }: { language: Locale; words: readonly string[]; seen: number },
  now = new Date(),
): Promise<"written" | ListProblem> {
  if (words.length === 0) return "words_missing";
  if (words.length > MOST_ENTRIES) return "words_over";
  if (words.some((each) => each.length > LONGEST_ENTRY)) return "word_long";
  await transaction(reachOf(actor), async (tx) => {
    if (!(await holdsForce(actor, "help.write", tx))) throw new NotFound("the lists are not the actor's");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('rapport danger list'))`);
    const [last] = await tx
      .select({ number: max(dangerListVersion.number) })
      .from(dangerListVersion)
      .where(eq(dangerListVersion.language, language));
    if ((last?.number ?? 0) !== seen) throw new Conflict("written meanwhile");
    const number = seen + 1;
    await tx.insert(dangerListVersion).values({ language, number, words: [...words], writtenBy: actor.personId, writtenAt: now });
    await record(tx, actor, { event: "danger_list.written", language, number, words: words.length });
  });
  forgetDangerLists();
  return "written";
}
