import "server-only";
import { sql } from "drizzle-orm";
import { beyondReach, type Tx, transaction } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { addDays, addMonths, type Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { type ToldBases, toldBases } from "./bases.ts";
import { measureOf } from "./definitions.ts";
import { earlierIn, justBefore } from "./earlier-queries.ts";
import { type Finding, findingsOf, mayGoOut } from "./findings.ts";
import { draftedFigures, type Figures, publicationSnapshot } from "./snapshot.ts";
import { NO_WORDS, type UnitWords, wordsIn } from "./words-queries.ts";

export type Draft = {
  id: string;
  unitId: string;
  unitSlug: string;
  unitName: Localised;
  period: string;
  from: Day;
  to: Day;
  publishOn: Day;
  draftedOn: Day;
  /** Nobody where a plan drafted it. */
  draftedBy: string | undefined;
  /** Whether the actor may not be the second person. */
  isOwn: boolean;
  checkedBy: string | undefined;
  /** Checked, but a line of its list stops it now. */
  isHeld: boolean;
  slug: string | undefined;
  ended: { why: string; on: Day } | undefined;
};

type Row = Omit<Draft, "unitName" | "isHeld" | "ended" | "draftedBy" | "checkedBy" | "slug"> & {
  unitName: unknown;
  draftedBy: string | null;
  checkedBy: string | null;
  slug: string | null;
  why: string | null;
  endedOn: Day | null;
};

/** Every draft of the units for which the actor reads publications, the newest first. */
export async function draftsIn(tx: Tx, actor: StaffActor): Promise<Draft[]> {
  const zone = env().RAPPORT_TIME_ZONE;
  const rows = await tx.execute<Row>(sql`
    select d.id, d.unit_id as "unitId", u.slug as "unitSlug", u.name as "unitName", d.period, d.from_month::text as "from", d.to_month::text as "to",
      d.publish_on::text as "publishOn", (d.drafted_at at time zone ${zone})::date::text as "draftedOn", drafter.name as "draftedBy",
      coalesce(d.drafted_by, l.made_by) = ${actor.personId} as "isOwn", checker.name as "checkedBy", r.slug, e.why,
      (e.ended_at at time zone ${zone})::date::text as "endedOn"
    from publication_draft d join unit u on u.id = d.unit_id left join publication_plan l on l.id = d.plan_id
    left join person drafter on drafter.id = d.drafted_by
    left join publication_check c on c.draft_id = d.id left join person checker on checker.id = c.checked_by
    left join publication_release r on r.draft_id = d.id left join publication_draft_end e on e.draft_id = d.id
    where d.unit_id = any (${uuids(await unitsWithRole(actor, MAY["publications.read"], tx))})
    order by d.drafted_at desc, d.id`);
  return rows.map(({ unitName, draftedBy, checkedBy, slug, why, endedOn, ...row }) => ({
    ...row,
    unitName: localised.parse(unitName),
    draftedBy: draftedBy ?? undefined,
    checkedBy: checkedBy ?? undefined,
    isHeld: false,
    slug: slug ?? undefined,
    ended: why !== null && endedOn !== null ? { why, on: endedOn } : undefined,
  }));
}

type Counted = { id: string; unitId: string; from: Day; to: Day };

async function countedIn(tx: Tx, id: string): Promise<{ figures: Figures; bases: ToldBases }> {
  const [row] = await tx.execute<{ figures: unknown; bases: unknown }>(sql`select figures, bases from publication_draft where id = ${id}`);
  if (!row) throw new Error("a draft went while it was read");
  return { figures: draftedFigures.parse(row.figures), bases: toldBases.parse(row.bases) };
}

/** Answers of some months that are not counted yet, and seals over them: of the units, or of one above them. */
async function waitingIn(
  tx: Tx,
  topId: string,
  unitIds: readonly string[],
  { from, to }: { from: Day; to: Day },
): Promise<{ waiting: number; sealed: number }> {
  const [row] = await tx.execute<{ waiting: number; sealed: number }>(sql`
    with recursive above as (
      select id, parent_id from unit where id = ${topId}
      union select u.id, u.parent_id from unit u join above a on u.id = a.parent_id
    )
    select (select count(*)::int from inbox where unit_id = any (${uuids(unitIds)}) and day between ${from} and ${addDays(addMonths(to, 1), -1)}) as waiting,
      (select count(*)::int from sealed_period s where (s.unit_id = any (${uuids(unitIds)}) or s.unit_id in (select id from above))
        and s.from_month <= ${to} and s.to_month >= ${from}
        and not exists (select from sealed_period_opening o where o.seal_id = s.id)) as sealed`);
  return row ?? { waiting: 0, sealed: 0 };
}

export type ListedDraft = { figures: Figures; bases: ToldBases; words: Map<string, UnitWords>; findings: Finding[] };

/** What a draft says, and the list as far as the system can fill it in. The transaction must see all units. */
export async function listed(tx: Tx, { id, unitId, from, to }: Counted): Promise<ListedDraft> {
  const { figures, bases } = await countedIn(tx, id);
  const unitIds = figures.units.map((unit) => unit.id);
  const all = await earlierIn(tx, { from, to });
  const before = justBefore(all, { unitId, period: { from, to } });
  const known = new Set(before?.snapshot.definitions.map(measureOf));
  const words = await wordsIn(tx, unitIds, { from, to });
  const findings = findingsOf(figures, bases, {
    ...(await waitingIn(tx, unitId, unitIds, { from, to })),
    earlier: all.map((each) => ({ ...each, shares: each.snapshot.from <= to && each.snapshot.to >= from })),
    minimum: env().RAPPORT_PUBLIC_MINIMUM_BASE,
    texts: [...words.values()].reduce((sum, { reply, told }) => sum + reply.length + told.length, 0),
    changed: before ? figures.definitions.filter((definition) => !known.has(measureOf(definition))).length : 0,
  });
  return { figures, bases, words, findings };
}

const isHeld = ({ checkedBy, slug, ended }: Draft, findings: readonly Finding[]): boolean =>
  checkedBy !== undefined && !slug && !ended && !mayGoOut(findings);

/** Every draft that the actor reads, the newest first. */
export function drafts(actor: StaffActor): Promise<Draft[]> {
  return transaction(reachOf(actor), async (tx) => {
    const all = await draftsIn(tx, actor);
    for (const own of all)
      if (own.checkedBy && !own.slug && !own.ended) own.isHeld = isHeld(own, (await beyondReach(tx, () => listed(tx, own))).findings);
    return all;
  });
}

/**
 * A draft that the actor reads, with what it says unless its months are sealed, and the list of one that has not gone out; `undefined` where
 * there is none of theirs.
 */
export function draft(
  actor: StaffActor,
  id: string,
): Promise<{ draft: Draft; figures: Figures | undefined; words: Map<string, UnitWords>; findings: Finding[] } | undefined> {
  return transaction(reachOf(actor), async (tx) => {
    const found = (await draftsIn(tx, actor)).find((each) => each.id === id);
    if (!found) return undefined;
    const { figures, words, findings } = await beyondReach(tx, () => listed(tx, found));
    const isSealed = !found.slug && findings.some(({ id: of, state }) => of === "seals" && state === "stop");
    return {
      draft: { ...found, isHeld: isHeld(found, findings) },
      figures: isSealed ? undefined : figures,
      words,
      findings: found.slug || found.ended ? [] : findings,
    };
  });
}

/** What units said that the second person leaves out, by `replyKey`, and why, for everybody to read. */
export type LeftOut = { replies: readonly string[]; why: string };
/** What tells a unit's replies on a draft apart. */
export const replyKey = (unitId: string, at: number): string => `${unitId} ${at}`;

/** The bytes that are frozen. */
export function frozenText({ figures, words }: Pick<ListedDraft, "figures" | "words">, leftOut?: LeftOut): string {
  const units = figures.units.map(({ id, ...unit }) => {
    const { reply, told } = words.get(id) ?? NO_WORDS;
    const kept = reply.map((each, at) =>
      leftOut?.replies.includes(replyKey(id, at)) ? { words: leftOut.why, on: each.on, leftOut: true as const } : each,
    );
    return { ...unit, reply: kept, told };
  });
  return JSON.stringify(publicationSnapshot.parse({ ...figures, units }));
}
