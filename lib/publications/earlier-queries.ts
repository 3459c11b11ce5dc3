import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import { monthsIn, wholeYears } from "#lib/rates/period.ts";
import { type ToldBases, toldBases } from "./bases.ts";
import { publicationSnapshot, type Snapshot } from "./snapshot.ts";

/** A publication that was released, with what its numbers are sums of; a withdrawn one was read by everybody too. */
export type Earlier = {
  slug: string;
  unitId: string;
  period: string;
  withdrawn: boolean;
  bases: ToldBases;
  snapshot: Snapshot;
  /** The period of the same length just after. */
  followedBy: { from: Day; to: Day };
};

type Row = { slug: string; unitId: string; period: string; from: Day; to: Day; bases: unknown; snapshot: string; withdrawn: boolean };

/** The SQL that the chain has more to say of a publication than that it was released. */
export const isWithdrawn = (slug: SQL): SQL => sql`(select count(*) from publication_link l where l.slug = ${slug}) > 1`;

/**
 * The publications that a new one of some months has to be set beside: of any unit, of the same calendar years, for sums and differences lead from
 * one to the next within a year; and those of the month just before. The oldest first.
 */
export async function earlierIn(tx: Tx, { from, to }: { from: Day; to: Day }): Promise<Earlier[]> {
  const years = wholeYears([{ key: "", from, to }]);
  const rows = await tx.execute<Row>(sql`
    select r.slug, d.unit_id as "unitId", d.period, d.from_month::text as "from", d.to_month::text as "to", d.bases, p.snapshot,
      ${isWithdrawn(sql`r.slug`)} as withdrawn
    from publication_release r join publication_draft d on d.id = r.draft_id join publication p on p.slug = r.slug
    join lateral (select min(position) as position from publication_link l where l.slug = r.slug) l on true
    where d.from_month <= ${years.to} and d.to_month >= ${[years.from, addMonths(from, -1)].sort()[0]}
    order by l.position`);
  return rows.map(({ from: first, to: last, bases, snapshot, ...row }) => {
    const months = monthsIn({ key: "", from: first, to: last }).length;
    return {
      ...row,
      bases: toldBases.parse(bases),
      snapshot: publicationSnapshot.parse(JSON.parse(snapshot)),
      followedBy: { from: addMonths(last, 1), to: addMonths(last, months) },
    };
  });
}

/** Of which unit, and of which months. */
export type Publisher = { unitId: string; period: { from: Day; to: Day } };

/** The last publication of the same unit for the period of equal length just before, unless it was withdrawn. */
export const justBefore = (earlier: readonly Earlier[], { unitId, period: { from, to } }: Publisher): Earlier | undefined =>
  earlier.findLast((each) => !each.withdrawn && each.unitId === unitId && each.followedBy.from === from && each.followedBy.to === to);

/** The address of what is released next of a unit and period: the first is named as plainly as it can be. */
export async function nextSlug(tx: Tx, unitSlug: string, period: string): Promise<string> {
  const first = `${unitSlug}-${period}`;
  const rows = await tx.execute<{ slug: string }>(sql`select slug from publication where slug = ${first} or slug like ${`${first}-v%`}`);
  return rows.length === 0 ? first : `${first}-v${rows.length + 1}`;
}

/** The last link of the chain; nothing of an empty one. */
export async function headIn(tx: Tx): Promise<{ position: number; hash: string } | undefined> {
  const [row] = await tx.execute<{ position: number; hash: Buffer }>(
    sql`select position, hash from publication_link order by position desc limit 1`,
  );
  return row && { position: row.position, hash: row.hash.toString("hex") };
}
