import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { CANNOT_SAY, DOES_NOT_APPLY, type Question, SKIPPED } from "#lib/surveys/definition.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { columnsOf } from "#lib/surveys/registry.ts";
import { tallySlots } from "#lib/surveys/slots.ts";
import type { Standing } from "#lib/units/standing.ts";
import { pieceKey, standingIn, stoodBelow } from "#lib/units/standing-queries.ts";
import { type Bundle, bundlesOf, type Rules } from "./bundles.ts";
import { isWithin, monthsIn, type Period, seriesOf, wholeYears } from "./period.ts";
import { sealsOver } from "./seal-queries.ts";
import { NOT_IN_RATES } from "./tally-queries.ts";

/** How often each answer of one question was given. `base`: who answered it; hidden when that is too few. */
export type Distribution = { questionId: string } & (
  | { shown: true; base: number; skipped: number; counts: Map<number, number> }
  | { shown: false }
);

type Cut = {
  version: OpenVersion;
  /** With everything that stood below it. */
  unitId: string;
  period: Period;
  /** Only what counts in a rate: no answers that were typed in with staff present. */
  rated?: boolean;
  /** How completely it was answered, and nothing of what: sealed months are no exception. */
  completion?: boolean;
  /** One question alone; all unless given. */
  questionId?: string;
};

/** What a month of a unit says: answers and every counter of the version, in the order of its slots. */
type Month = { unitId: string; month: Day; typed: boolean; answers: number; counts: number[] };

const OUTSIDE_THE_SCALE = [SKIPPED, DOES_NOT_APPLY, CANNOT_SAY];

type Asked = { question: Question; slots: readonly { code: number; at: number }[]; baseOf: (month: Month) => number };

/** The questions of a cut with the places of their counters, and what of them is the base: what says something, as the rates count it. */
function asked({ version: { definition }, questionId: only }: Cut): { questions: Asked[]; places: number[] } {
  const chosen = tallySlots(definition).flatMap(({ questionId, code }, place) =>
    only === undefined || questionId === only ? [{ questionId, code, place: place + 1 }] : [],
  );
  const questions = definition.questions.flatMap((question): Asked[] => {
    const slots = chosen.flatMap(({ questionId, code }, at) => (questionId === question.id ? [{ code, at }] : []));
    if (slots.length === 0) return [];
    const [skipped] = slots.filter(({ code }) => code === SKIPPED);
    const substantive = slots.filter(({ code }) => !OUTSIDE_THE_SCALE.includes(code));
    const isScale = "options" in question && question.type !== "multiple";
    const baseOf = ({ answers, counts }: Month) =>
      isScale ? substantive.reduce((sum, { at }) => sum + (counts[at] ?? 0), 0) : answers - (counts[skipped?.at ?? 0] ?? 0);
    return [{ question, slots, baseOf }];
  });
  return { questions, places: chosen.map(({ place }) => place) };
}

/** The months of whole years around a period, so that what is carried forward is carried alike whatever is asked for. */
async function monthsOf(tx: Tx, { version, rated }: Cut, standing: Standing, places: readonly number[], period: Period): Promise<Month[]> {
  const { from, to } = wholeYears([period]);
  const sums = sql.raw(places.map((place) => `sum(counts[${place}])::int`).join(", "));
  const rows = await tx.execute<Month>(sql`
    select ${pieceKey(standing)} as "unitId", month::text, channel = ${NOT_IN_RATES} as typed, sum(answers)::int as answers, array[${sums}] as counts
    from tally_month
    where version_id = ${version.id} and ${stoodBelow(standing)} and month between ${from} and ${to}
      ${rated ? sql`and channel <> ${NOT_IN_RATES}` : sql``}
    group by 1, 2, 3`);
  return [...rows];
}

/** Bundles of the months, of answers that residents sent and of those that staff typed in apart, as a page may show only the first. */
function bundled(months: readonly Month[], rules: Rules & { sealed: Period[] }, countsOf: (month: Month) => number[]): Bundle[] {
  return [false, true].flatMap((typed) =>
    bundlesOf(
      months.filter((month) => month.typed === typed).map((month) => ({ ...month, part: "", counts: countsOf(month) })),
      rules,
    ).filter(({ part, month }) => part === undefined && !isWithin(rules.sealed, month)),
  );
}

const total = (bundles: readonly Bundle[], period: Period): number[] => {
  const sums: number[] = [];
  for (const { month, counts } of bundles)
    if (isWithin([period], month)) for (const [at, count] of counts.entries()) sums[at] = (sums[at] ?? 0) + count;
  return sums;
};

/** How a cut is bundled, and its months of which nothing is shown. */
async function rulesOf(tx: Tx, actor: StaffActor, { unitId, completion }: Cut, { above }: Standing): Promise<Rules & { sealed: Period[] }> {
  const { RAPPORT_STAFF_MINIMUM_BASE: minimum, RAPPORT_TIME_ZONE: zone } = env();
  const sealed = completion ? [] : await sealsOver(tx, actor, unitId);
  return { minimum, above, thisMonth: monthOf(dayOf(new Date(), zone)), sealed };
}

/**
 * Counts of every answer of one version in a unit and all that stood below it for a period, from the monthly tally alone, by bundles. Counts of answers.
 * A question that nothing may be shown of is hidden; of a multiple choice the counts add up to more than the base.
 */
export function distributions(actor: StaffActor, cut: Cut): Promise<{ answers: number; questions: Distribution[] }> {
  return transaction(reachOf(actor), async (tx) => {
    const { questions: all, places } = asked(cut);
    const standing = await standingIn(tx, cut.unitId);
    const months = await monthsOf(tx, cut, standing, places, cut.period);
    const rules = await rulesOf(tx, actor, cut, standing);
    const questions = all.map(({ question, slots, baseOf }): Distribution => {
      const bundles = bundled(months, rules, (month) => [baseOf(month), month.answers, ...slots.map(({ at }) => month.counts[at] ?? 0)]);
      const [base = 0, answers = 0, ...counts] = total(bundles, cut.period);
      if (base === 0) return { questionId: question.id, shown: false };
      const told = slots.filter(({ code }) => !cut.completion || OUTSIDE_THE_SCALE.includes(code));
      const byCode = new Map(told.map((slot) => [slot.code, counts[slots.indexOf(slot)] ?? 0]));
      const skipped = byCode.get(SKIPPED) ?? 0;
      byCode.delete(SKIPPED);
      return { questionId: question.id, shown: true, base: answers - skipped, skipped, counts: byCode };
    });
    const [answers = 0] = total(
      bundled(months, rules, (month) => [month.answers]),
      cut.period,
    );
    return { answers, questions };
  });
}

/** A month of a version's counts in the order of `columns`; a question's are `undefined` where they may not be shown. */
export type CountedMonth = { month: Day; counts: (number | undefined)[] };

/** Every counter of a version by month, by bundles, as it may be exported. */
export function countedMonths(actor: StaffActor, cut: Cut): Promise<{ columns: string[]; months: CountedMonth[] }> {
  const series = seriesOf(cut.period);
  return transaction(reachOf(actor), async (tx) => {
    const { questions: all, places } = asked(cut);
    const standing = await standingIn(tx, cut.unitId);
    const months = await monthsOf(tx, cut, standing, places, series);
    const rules = await rulesOf(tx, actor, cut, standing);
    const one = (month: Day): Period => ({ key: month, from: month, to: month });
    const given = new Set(months.map(({ month }) => month));
    const answers = bundled(months, rules, (month) => [month.answers]);
    const questions = all.map(({ question, slots, baseOf }) => ({
      columns: columnsOf(question),
      bundles: bundled(months, rules, (month) => [baseOf(month), ...slots.map(({ at }) => month.counts[at] ?? 0)]),
    }));
    const shown = (bundles: readonly Bundle[], month: Day, columns: number): (number | undefined)[] => {
      const [base = 0, ...counts] = total(bundles, one(month));
      if (base === 0) return Array.from({ length: columns }, () => (given.has(month) ? undefined : 0));
      return Array.from({ length: columns }, (_, at) => counts[at] ?? 0);
    };
    return {
      columns: ["answers", ...questions.flatMap(({ columns }) => columns)],
      months: monthsIn(series).map((month) => {
        const [all = 0] = total(answers, one(month));
        return {
          month,
          counts: [
            all === 0 && given.has(month) ? undefined : all,
            ...questions.flatMap(({ columns, bundles }) => shown(bundles, month, columns.length)),
          ],
        };
      }),
    };
  });
}
