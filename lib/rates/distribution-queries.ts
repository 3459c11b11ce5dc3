import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { SKIPPED } from "#lib/surveys/definition.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { columnsOf } from "#lib/surveys/registry.ts";
import { tallySlots } from "#lib/surveys/slots.ts";
import { monthsIn, type Period, seriesOf, totalledMonths } from "./period.ts";
import { hiddenCells } from "./suppression.ts";
import { NOT_IN_RATES } from "./tally-queries.ts";

/** How often each answer of one question was given. `base`: who answered it; hidden when that is too few. */
export type Distribution = { questionId: string } & (
  | { shown: true; base: number; skipped: number; counts: Map<number, number> }
  | { shown: false }
);

type Cut = {
  version: OpenVersion;
  unitIds: readonly string[];
  period: Period;
  /** Only what counts in a rate: no answers that were typed in with staff present. */
  rated?: boolean;
};

const within = ({ version, unitIds, period, rated }: Cut) => sql`
  version_id = ${version.id} and unit_id = any (${`{${unitIds.join(",")}}`}::uuid[]) and month between ${period.from} and ${period.to}
  ${rated ? sql`and channel <> ${NOT_IN_RATES}` : sql``}`;

/**
 * Counts of every answer of one version in some units and a period, from the monthly tally alone. Counts of answers.
 * A question with a base below the smallest that may be shown is hidden; of a multiple choice the counts add up to more than the base.
 */
export function distributions(actor: StaffActor, cut: Cut): Promise<{ answers: number; questions: Distribution[] }> {
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ place: number; count: number }>(sql`
      select place::int, sum(count)::int as count from tally_month, unnest(counts) with ordinality as counted(count, place)
      where ${within(cut)} group by place`);
    const [total] = await tx.execute<{ answers: number }>(
      sql`select coalesce(sum(answers), 0)::int as answers from tally_month where ${within(cut)}`,
    );
    const counts = new Map(rows.map(({ place, count }) => [place, count]));
    const answers = total?.answers ?? 0;
    const slots = tallySlots(cut.version.definition).map((slot, index) => ({ ...slot, count: counts.get(index + 1) ?? 0 }));
    const questions = cut.version.definition.questions.map(({ id }): Distribution => {
      const own = slots.filter(({ questionId }) => questionId === id);
      const skipped = own.find(({ code }) => code === SKIPPED)?.count ?? 0;
      const base = answers - skipped;
      if (base < minimum) return { questionId: id, shown: false };
      return {
        questionId: id,
        shown: true,
        base,
        skipped,
        counts: new Map(own.filter(({ code }) => code !== SKIPPED).map(({ code, count }) => [code, count])),
      };
    });
    return { answers: answers < minimum ? 0 : answers, questions };
  });
}

/** A month of a version's counts in the order of `columns`, or hidden. */
export type CountedMonth = { month: Day; counts: number[] | undefined };

/** Every counter of a version by month, as it may be exported: a month with too few answers, or that would reveal one, is hidden. */
export function countedMonths(actor: StaffActor, cut: Cut): Promise<{ columns: string[]; months: CountedMonth[] }> {
  const series = seriesOf(cut.period);
  return transaction(reachOf(actor), async (tx) => {
    const rows = await tx.execute<{ month: string; answers: number; place: number; count: number }>(sql`
      select month::text, sum(answers)::int as answers, place::int, sum(count)::int as count
      from tally_month, unnest(counts) with ordinality as counted(count, place) where ${within({ ...cut, period: series })} group by month, place`);
    const months = monthsIn(series);
    const bases = months.map((month) => rows.find((row) => row.month === month)?.answers ?? 0);
    const hidden = hiddenCells(bases, env().RAPPORT_STAFF_MINIMUM_BASE, totalledMonths(months));
    const columns = cut.version.definition.questions.flatMap(columnsOf);
    return {
      columns: ["answers", ...columns],
      months: months.map((month, index): CountedMonth => {
        if (hidden[index]) return { month, counts: undefined };
        const own = new Map(rows.filter((row) => row.month === month).map(({ place, count }) => [place, count]));
        return { month, counts: [bases[index] ?? 0, ...columns.map((_, place) => own.get(place + 1) ?? 0)] };
      }),
    };
  });
}
