import "server-only";
import { eq, sql } from "drizzle-orm";
import { request, requestFollowUp, requestText } from "#db/schema/requests.ts";
import { unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { reachOfCode } from "./code-queries.ts";
import { followUpService } from "./follow-up.ts";
import { requestDigest } from "./request-code.ts";
import { isRateable, type Standing, standingOf } from "./standing.ts";

export const EVENTS = [
  "asked",
  "taken",
  "you_wrote",
  "police_wrote",
  "file",
  "human",
  "closed",
  "solved",
  "unsolved",
  "withdrawn",
] as const;
/** Something that happened, on its day: a resident is told no hour, for a clue has none. `words` are empty once they have been deleted. */
export type RequestEvent = { kind: (typeof EVENTS)[number]; on: Day; words?: string };

/** What whoever has the code sees of a request. */
export type FollowedRequest = {
  needKey: string;
  unitName: Localised;
  receivedOn: Day;
  dueAt: Date | undefined;
  standing: Standing;
  events: RequestEvent[];
  files: number;
  humanAskedOn: Day | undefined;
  /** A visit slip, to rate how it was handled, can still be had. */
  mayRate: boolean;
};

/** Where a request of this transaction stands. */
export async function standingIn(tx: Tx, id: string): Promise<Standing> {
  const [row] = await tx.execute<{
    taken: boolean;
    withdrawn: boolean;
    closures: { round: number }[];
    confirmations: { round: number; solved: boolean }[];
  }>(sql`
    select exists (select from request_assignment where request_id = ${id}) as taken,
      exists (select from request_withdrawal where request_id = ${id}) as withdrawn,
      (select coalesce(json_agg(json_build_object('round', round)), '[]') from request_closure where request_id = ${id}) as closures,
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
  return transaction(reachOfCode(code), async (tx) => {
    const [found] = await tx
      .select({ row: request, name: unit.name, words: requestText.words, given: requestFollowUp.givenOn })
      .from(request)
      .innerJoin(unit, eq(unit.id, request.unitId))
      .leftJoin(requestText, eq(requestText.requestId, request.id))
      .leftJoin(requestFollowUp, eq(requestFollowUp.requestId, request.id))
      .where(eq(request.codeDigest, digest));
    if (!found) return undefined;
    const { id, needKey, receivedOn, dueAt } = found.row;
    const standing = await standingIn(tx, id);
    const events = await eventsIn(tx, id, { kind: "asked", on: receivedOn, words: found.words ?? "" });
    return {
      needKey,
      unitName: localised.parse(found.name),
      receivedOn,
      dueAt: dueAt ?? undefined,
      standing,
      events,
      files: events.filter(({ kind }) => kind === "file").length,
      mayRate: isRateable(standing) && followUpService(needKey) !== undefined && !found.given,
      humanAskedOn: events.find(({ kind }) => kind === "human")?.on,
    };
  });
}

/** What happened to a request that its resident may know, in order: by day, and within a day as such things follow each other. */
async function eventsIn(tx: Tx, id: string, asked: RequestEvent): Promise<RequestEvent[]> {
  const zone = env().RAPPORT_TIME_ZONE;
  const rows = await tx.execute<{ kind: RequestEvent["kind"]; on: Day; words: string | null }>(sql`
    select kind, "on"::text, words from (
      select 'taken' as kind, (assigned_at at time zone ${zone})::date as "on", null as words, 1 as rank, 0 as at
        from request_assignment where request_id = ${id} and number = 1
      union all select case when written_by is null then 'you_wrote' else 'police_wrote' end, written_on, words, 2, number
        from request_message where request_id = ${id}
      union all select 'file', sent_on, null, 3, 0 from request_file where request_id = ${id}
      union all select 'human', asked_on, null, 3, 0 from request_human where request_id = ${id}
      union all select 'closed', closed_on, words, 2 * round + 2, 0 from request_closure where request_id = ${id}
      union all select case when solved then 'solved' else 'unsolved' end, said_on, reason, 2 * round + 3, 0
        from request_confirmation where request_id = ${id}
      union all select 'withdrawn', withdrawn_on, null, 9, 0 from request_withdrawal where request_id = ${id}
    ) as event order by "on", rank, at`);
  return [
    asked,
    ...rows.map(({ kind, on, words }) => (words === null || (words === "" && kind === "solved") ? { kind, on } : { kind, on, words })),
  ];
}
