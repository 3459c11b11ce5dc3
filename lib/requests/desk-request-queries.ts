import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import {
  request,
  requestAssignment,
  requestClosure,
  requestConfirmation,
  requestFile,
  requestHuman,
  requestMessage,
  requestNote,
  requestText,
} from "#db/schema/requests.ts";
import { transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import type { Day } from "#lib/calendar.ts";
import { localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { listed, mayWork, type QueuedRequest } from "./desk-queries.ts";
import { type RequestOutcome, requestOutcome } from "./request-definition.ts";
import { workOf } from "./work-queries.ts";

export type DeskRequest = QueuedRequest & {
  needKey: string;
  needVersion: number;
  words: string | undefined;
  place: string;
  position: { latitude: number; longitude: number } | undefined;
  /** The answers to the questions of the need's version, as they are stored. */
  choices: number[];
  said: string[];
  files: { id: string; type: string; on: Day }[];
  humanAskedOn: Day | undefined;
  /** How often it has been taken: whoever takes it says what they saw. */
  taken: number;
  /** The moment, unless it is a clue. */
  receivedAt: Date | undefined;
  language: string;
  messages: { id: string; words: string; by: string | undefined; on: Day }[];
  notes: { id: string; words: string; by: string; at: Date }[];
  closures: { round: number; words: string; outcome: RequestOutcome; on: Day; solved: boolean | undefined; reason: string }[];
};

type Where = { latitude: number | null; longitude: number | null };
const positionOf = (text: Where | null | undefined) =>
  text?.latitude != null && text.longitude != null ? { latitude: text.latitude, longitude: text.longitude } : undefined;

/** One request with everything that staff may see of it. */
export function deskRequest(actor: StaffActor, id: string): Promise<DeskRequest | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute<
      { title: unknown; dueAt: string | null; late: boolean } & Omit<QueuedRequest, "title" | "dueAt" | "isOverdue">
    >(sql`${listed(sql`r.id = ${id} and ${mayWork(await workOf(tx, actor))}`)}`);
    if (!row) return undefined;
    const [about] = await tx
      .select({ request, text: requestText, humanAskedOn: requestHuman.askedOn })
      .from(request)
      .leftJoin(requestText, eq(requestText.requestId, request.id))
      .leftJoin(requestHuman, eq(requestHuman.requestId, request.id))
      .where(eq(request.id, id));
    const files = await tx
      .select({ id: requestFile.id, type: requestFile.type, on: requestFile.sentOn })
      .from(requestFile)
      .where(eq(requestFile.requestId, id))
      .orderBy(requestFile.id);
    const taken = await tx.$count(requestAssignment, eq(requestAssignment.requestId, id));
    const messages = await tx
      .select({ message: requestMessage, by: person.name })
      .from(requestMessage)
      .leftJoin(person, eq(person.id, requestMessage.writtenBy))
      .where(eq(requestMessage.requestId, id))
      .orderBy(asc(requestMessage.number), asc(requestMessage.on));
    const notes = await tx
      .select({ note: requestNote, by: person.name })
      .from(requestNote)
      .innerJoin(person, eq(person.id, requestNote.writtenBy))
      .where(eq(requestNote.requestId, id))
      .orderBy(asc(requestNote.at));
    const closures = await tx.select().from(requestClosure).where(eq(requestClosure.requestId, id)).orderBy(asc(requestClosure.round));
    const said = await tx.select().from(requestConfirmation).where(eq(requestConfirmation.requestId, id));
    const { late, takenBy, dueAt, title, escalation, ...each } = row;
    return {
      ...each,
      title: localised.parse(title),
      takenBy: takenBy ?? undefined,
      escalation: escalation ?? undefined,
      dueAt: dueAt === null ? undefined : new Date(dueAt),
      isOverdue: late && ["new", "taken", "reopened"].includes(row.standing),
      needKey: about?.request.needKey ?? "",
      needVersion: about?.request.needVersion ?? 1,
      words: about?.text?.words,
      place: about?.text?.place ?? "",
      position: positionOf(about?.text),
      choices: about?.text?.choices ?? [],
      said: about?.text?.said ?? [],
      files,
      humanAskedOn: about?.humanAskedOn ?? undefined,
      taken,
      receivedAt: about?.request.receivedAt ?? undefined,
      language: about?.request.language ?? "",
      messages: messages.map(({ message, by }) => ({
        id: message.id,
        words: message.words,
        by: message.writtenBy === null ? undefined : (by ?? ""),
        on: message.on,
      })),
      notes: notes.map(({ note, by }) => ({ id: note.id, words: note.words, by, at: note.at })),
      closures: closures.map(({ round, words, outcome, closedOn }) => {
        const answer = said.find((one) => one.round === round);
        return { round, words, outcome: requestOutcome.parse(outcome), on: closedOn, solved: answer?.solved, reason: answer?.reason ?? "" };
      }),
    };
  });
}

/** A file of a request that the actor may work. */
export function requestFileOf(actor: StaffActor, id: string, fileId: string): Promise<{ type: string; bytes: Buffer } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const [row] = await tx.execute(sql`select 1 from request r where r.id = ${id} and ${mayWork(await workOf(tx, actor))}`);
    if (!row) return undefined;
    const [found] = await tx
      .select({ type: requestFile.type, bytes: requestFile.bytes, unitId: requestFile.unitId })
      .from(requestFile)
      .where(and(eq(requestFile.id, fileId), eq(requestFile.requestId, id)));
    if (found) await record(tx, actor, { event: "request.file_seen", requestId: id, unitId: found.unitId });
    return found;
  });
}
