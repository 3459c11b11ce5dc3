import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { beyondReach, type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { before, overlapping } from "#lib/rates/period.ts";
import { sealsOver } from "#lib/rates/seal-queries.ts";
import { type CardResult, cardOf, cardResult } from "./card.ts";
import { type AppraisedDefinition, appraisedDefinition } from "./definition.ts";
import { definitionsAt } from "./definition-queries.ts";
import { measured } from "./measured.ts";
import { measure } from "./measuring-queries.ts";
import { type Peers, peers, peersOf } from "./peers.ts";
import { type AppraisalPeriod, appraisedIn, periodIn, periodsIn, readableIn } from "./period-queries.ts";
import type { Appraised } from "./what-if.ts";

/** What a card was reckoned from. */
const cardInputs = z.strictObject({
  values: z.array(measured),
  times: z.record(z.string(), z.number()),
  peers,
  definitions: z.array(appraisedDefinition).default([]),
});
/** What stands on a card: what was measured, by which definitions, beside which others, and what comes of it. */
export type Reckoned = { appraised: Appraised; peers: Peers; definitions: AppraisedDefinition[]; result: CardResult };

/** What of it is frozen as inputs. */
export const inputsOf = ({ appraised, peers: around, definitions }: Reckoned): z.input<typeof cardInputs> => ({
  values: [...appraised.inputs],
  times: appraised.times,
  peers: around,
  definitions,
});

/** What tells one reckoning of a card from another. */
export const cardDigest = (card: Reckoned): string =>
  createHash("sha256")
    .update(JSON.stringify([inputsOf(card), card.result]))
    .digest("hex");

export type Confirmed = Reckoned & { number: number; why: string | undefined; by: string; on: Day };
export type Card = Reckoned & {
  period: AppraisalPeriod;
  unitId: string;
  /** Every confirmation, the newest first; none while the card is reckoned anew at each look. */
  confirmed: Confirmed[];
};

type Row = { unitId: string; number: number; why: string | null; by: string; on: Day; inputs: unknown; result: unknown };

async function confirmedIn(tx: Tx, periodId: string, unitIds: readonly string[]): Promise<Row[]> {
  return [
    ...(await tx.execute<Row>(sql`
      select c.unit_id as "unitId", c.number, c.why, p.name as by, (c.confirmed_at at time zone ${env().RAPPORT_TIME_ZONE})::date::text as on,
        c.inputs, c.result
      from appraisal_card c join person p on p.id = c.confirmed_by
      where c.period_id = ${periodId} and c.unit_id = any (${uuids(unitIds)}) order by c.unit_id, c.number desc`)),
  ];
}

function confirmationOf({ unitId, number, why, by, on, inputs, result }: Row): Confirmed {
  const { values, times, peers: around, definitions } = cardInputs.parse(inputs);
  const reckoned = { appraised: { unitId, inputs: values, times }, peers: around, definitions, result: cardResult.parse(result) };
  return { number, why: why ?? undefined, by, on, ...reckoned };
}

/** The period of equal length just before one, of the same units, as far as the actor is told of it: its audits are the past of this one's. */
async function earlierIn(tx: Tx, actor: StaffActor, { unitId, kind, from, to }: AppraisalPeriod): Promise<AppraisalPeriod | undefined> {
  const past = before({ key: "appraised", from, to });
  return (await periodsIn(tx, actor)).find(
    (each) => each.unitId === unitId && each.kind === kind && each.from === past.from && each.to === past.to && each.endedOn,
  );
}

/** Units of which another seal still holds some of a period's months for the actor: what was frozen is no way past it. */
async function sealedIn(tx: Tx, actor: StaffActor, { from, to }: AppraisalPeriod, unitIds: readonly string[]): Promise<Set<string>> {
  const sealed = new Set<string>();
  for (const id of unitIds) if (overlapping(await sealsOver(tx, actor, id), { key: "appraised", from, to }).length > 0) sealed.add(id);
  return sealed;
}

/**
 * What some units measure now. `all`: every unit that the period appraises, whoever looks, for the limits between which units of a kind
 * lie; nothing tells one of them apart.
 */
async function liveIn(tx: Tx, actor: StaffActor, period: AppraisalPeriod, readable: readonly string[]) {
  const earlier = await earlierIn(tx, actor, period);
  const own = await measure(tx, actor, period, readable, earlier);
  const appraised = await appraisedIn(tx, period);
  const isAll = appraised.every((id) => readable.includes(id));
  const all = isAll ? own : await beyondReach(tx, () => measure(tx, actor, period, appraised, earlier));
  const definitions = await definitionsAt(
    period.scheme.lines.map(({ id }) => id),
    period.to,
  );
  return { own, all, definitions };
}

/**
 * The cards of a period that the actor may read: confirmed ones as they were frozen, once no seal holds their months for the actor;
 * others as they would be now.
 */
export async function cardsIn(tx: Tx, actor: StaffActor, periodId: string, fresh = false): Promise<Card[]> {
  const period = await periodIn(tx, actor, periodId);
  const all = await readableIn(tx, actor, period);
  const rows = await confirmedIn(tx, periodId, all);
  const frozen = [...new Set(rows.map(({ unitId }) => unitId))];
  const sealed = fresh ? new Set<string>() : await sealedIn(tx, actor, period, frozen);
  const readable = all.filter((id) => !sealed.has(id));
  const missing = fresh ? readable : readable.filter((id) => !rows.some(({ unitId }) => unitId === id));
  const live = missing.length > 0 ? await liveIn(tx, actor, period, readable) : undefined;
  return readable.flatMap((unitId): Card[] => {
    const confirmed = rows.filter((each) => each.unitId === unitId).map(confirmationOf);
    const [last] = confirmed;
    if (last && !fresh) {
      const { appraised, peers: around, definitions, result } = last;
      return [{ period, unitId, appraised, peers: around, definitions, result, confirmed }];
    }
    const appraised = live?.own.find((each) => each.unitId === unitId);
    if (!live || !appraised) return [];
    const result = cardOf(period.scheme, appraised.inputs, appraised.times);
    const { definitions } = live;
    return [{ period, unitId, appraised, peers: peersOf(unitId, live.all, period.scheme), definitions, result, confirmed }];
  });
}

export function cards(actor: StaffActor, periodId: string): Promise<Card[]> {
  return transaction(reachOf(actor), (tx) => cardsIn(tx, actor, periodId));
}

/** One unit's card. */
export async function cardIn(tx: Tx, actor: StaffActor, periodId: string, unitId: string, fresh = false): Promise<Card> {
  const found = (await cardsIn(tx, actor, periodId, fresh)).find((each) => each.unitId === unitId);
  if (!found) throw new NotFound("no card of the actor's");
  return found;
}

/** What a correction of a unit's card would freeze. */
export const cardAnew = (actor: StaffActor, periodId: string, unitId: string): Promise<Card> =>
  transaction(reachOf(actor), (tx) => cardIn(tx, actor, periodId, unitId, true));

/** One unit's card; `undefined` when the actor reads none. */
export async function card(actor: StaffActor, periodId: string, unitId: string): Promise<Card | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const isThere = (await periodsIn(tx, actor)).some(({ id }) => id === periodId);
    return isThere ? (await cardsIn(tx, actor, periodId)).find((each) => each.unitId === unitId) : undefined;
  });
}
