import { addMonths, type Day, monthOf } from "#lib/calendar.ts";
import { measuresTheSame } from "#lib/surveys/changes.ts";
import type { Definition } from "#lib/surveys/definition.ts";
import type { DraftQuestion } from "#lib/surveys/draft.ts";
import { type Indicator, rulesOf } from "./indicators.ts";

type Opened = { id: string; key: string; number: number; base: string; openedOn: Day; definition: Definition };
/** A version that feeds an indicator, and the question that does. */
export type Feeding<V extends Opened = Opened> = { version: V; questionId: string };

/** Whether a question's answers and base can feed an indicator: it has every answer that counts, and no other that could. */
export function canFeed(
  { base, denominator, dontKnow }: Pick<Indicator, "base" | "denominator" | "dontKnow">,
  question: DraftQuestion,
  of: string,
): boolean {
  if (base !== of || !("options" in question) || question.type === "multiple" || question.when) return false;
  const codes = question.options.map(({ code }) => code);
  const substantive = denominator.filter((code) => !dontKnow.includes(code));
  const beside = [...denominator, ...dontKnow, ...SET_APART];
  return substantive.every((code) => codes.includes(code)) && codes.every((code) => beside.includes(code));
}

/** Does not apply and cannot say stand outside the scale of every question. */
const SET_APART = [8, 9];

/** The versions whose question feeds an indicator: that of its own questionnaire, or one that says it does. In the order they were opened. */
export function feeding<V extends Opened>(indicator: Indicator, versions: readonly V[]): Feeding<V>[] {
  return versions
    .flatMap((version): Feeding<V>[] => {
      const { questions } = version.definition;
      const declared = questions.find((each) => each.feeds === indicator.id && canFeed(indicator, each, version.base));
      const own = version.key === indicator.questionnaire ? questions.find(({ id }) => id === indicator.question) : undefined;
      const question = declared ?? (own && canFeed(indicator, own, version.base) ? own : undefined);
      return question ? [{ version, questionId: question.id }] : [];
    })
    .sort((a, b) => a.version.openedOn.localeCompare(b.version.openedOn) || a.version.number - b.version.number);
}

const questionOf = ({ version, questionId }: Feeding) => version.definition.questions.find(({ id }) => id === questionId);

/**
 * The months in which an indicator's series breaks: a version opened whose question says something else, or has another
 * scale, than the version of the same questionnaire before it; another questionnaire began to feed it in other words; or the
 * indicator's own rule changed.
 * Months as their first days, oldest first, each once. The first version of all begins the series and breaks none.
 */
export function seriesBreaks(indicator: Indicator, versions: readonly Opened[]): Day[] {
  const fed = feeding(indicator, versions);
  const breaks = fed.flatMap((each, index) => {
    const before = fed.slice(0, index).findLast(({ version }) => version.key === each.version.key) ?? fed[index - 1];
    const [was, is] = [before && questionOf(before), questionOf(each)];
    return was && is && !measuresTheSame(was, is) ? [monthOf(each.version.openedOn)] : [];
  });
  return [...new Set([...breaks, ...(indicator.earlier ?? []).map(({ until }) => until)])].sort();
}

/** One series of an indicator: the rule that it is counted by, the versions that ask in its words, the last of them, and its first month, if another went before. */
export type Series<V extends Opened = Opened> = {
  rule: ReturnType<typeof rulesOf>[number];
  feeding: Feeding<V>[];
  last: Feeding<V> | undefined;
  since: Day | undefined;
};

/** The series of an indicator that runs at the end of a month. Answers that were loaded from before a questionnaire was opened were asked in its first words. */
export function seriesAt<V extends Opened>(indicator: Indicator, versions: readonly V[], month: Day): Series<V> {
  const rule = rulesOf(indicator).find(({ until }) => month < until);
  if (!rule) throw new RangeError(`${indicator.id} has no rule in ${month}`);
  const ends = addMonths(month, 1);
  const opened = versions.filter(({ openedOn }) => openedOn < ends);
  const all = feeding(indicator, versions);
  const last = feeding(indicator, opened).at(-1) ?? all[0];
  const words = last && questionOf(last);
  const asks = (each: Feeding<V>) => {
    const own = questionOf(each);
    return own !== undefined && words !== undefined && measuresTheSame(own, words);
  };
  return {
    rule,
    // A version that was opened later may have been given answers of before, in the same words.
    feeding: all.filter(asks),
    last,
    since: seriesBreaks(indicator, opened).findLast((each) => each <= month),
  };
}
