import "server-only";
import type { Day } from "#lib/calendar.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import type { IndicatorDefinition } from "./definition.ts";
import { type IndicatorId, indicator } from "./indicators.ts";
import { seriesAt } from "./series.ts";

/** The definition of an indicator that holds in a month, with the question that fed it then. */
export async function definitionAt<T extends IndicatorId>(id: T, month: Day): Promise<IndicatorDefinition & { id: T }> {
  const entry = indicator(id);
  const { rule, last, since } = seriesAt(entry, await openedVersions(), month);
  const question = last?.version.definition.questions.find(({ id: own }) => own === last.questionId);
  const options = question && "options" in question ? question.options : [];
  return {
    id,
    version: rule.version,
    base: entry.base,
    numerator: [...rule.numerator],
    denominator: [...rule.denominator],
    dontKnow: [...rule.dontKnow],
    ...(question ? { question: question.label } : {}),
    answers: options
      .filter(({ code }) => [...rule.denominator, ...rule.dontKnow].includes(code))
      .map(({ code, label }) => ({ code, label })),
    since: since ?? null,
  };
}
