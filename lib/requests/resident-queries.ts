import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { request, requestClosure, requestMessage, requestText } from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { requestDigest } from "./request-code.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What whoever has the code sees of a request. */
export type FollowedRequest = {
  needKey: string;
  unitName: Localised;
  receivedOn: Day;
  dueAt: Date | undefined;
  standing: Standing;
  words: string | undefined;
  messages: { words: string; isMine: boolean; on: Day }[];
  closures: { words: string; outcome: string; on: Day }[];
};

/** Where a request of this transaction stands. */
export async function standingIn(tx: Tx, id: string): Promise<Standing> {
  const [row] = await tx.execute<{
    taken: boolean;
    withdrawn: boolean;
    closures: { round: number; on: Day }[];
    confirmations: { round: number; solved: boolean }[];
  }>(sql`
    select exists (select from request_assignment where request_id = ${id}) as taken,
      exists (select from request_withdrawal where request_id = ${id}) as withdrawn,
      (select coalesce(json_agg(json_build_object('round', round, 'on', closed_on)), '[]') from request_closure where request_id = ${id}) as closures,
      (select coalesce(json_agg(json_build_object('round', round, 'solved', solved)), '[]') from request_confirmation where request_id = ${id}) as confirmations`);
  return standingOf({
    isTaken: row?.taken ?? false,
    isWithdrawn: row?.withdrawn ?? false,
    closures: row?.closures ?? [],
    confirmations: row?.confirmations ?? [],
  });
}

/** The request of a code; the same nothing for an unknown one and one whose texts are long gone. */
export function followedRequest(_actor: ResidentActor, code: string): Promise<FollowedRequest | undefined> {
  const digest = requestDigest(code);
  return transaction({ everything: false, units: [], request: digest }, async (tx) => {
    const [found] = await tx
      .select({ row: request, name: unit.name, words: requestText.words })
      .from(request)
      .innerJoin(unit, eq(unit.id, request.unitId))
      .leftJoin(requestText, eq(requestText.requestId, request.id))
      .where(eq(request.codeDigest, digest));
    if (!found) return undefined;
    const { id, needKey, receivedOn, dueAt } = found.row;
    const messages = await tx
      .select()
      .from(requestMessage)
      .where(eq(requestMessage.requestId, id))
      .orderBy(asc(requestMessage.on), asc(requestMessage.at), asc(requestMessage.id));
    const closures = await tx.select().from(requestClosure).where(eq(requestClosure.requestId, id)).orderBy(asc(requestClosure.round));
    return {
      needKey,
      unitName: localised.parse(found.name),
      receivedOn,
      dueAt: dueAt ?? undefined,
      standing: await standingIn(tx, id),
      words: found.words ?? undefined,
      messages: messages.map(({ words, writtenBy, on }) => ({ words, isMine: writtenBy === null, on })),
      closures: closures.map(({ words, outcome, closedOn }) => ({ words, outcome, on: closedOn })),
    };
  });
}
