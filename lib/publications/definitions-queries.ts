import "server-only";
import type { Day } from "#lib/calendar.ts";
import { addMonths } from "#lib/calendar.ts";
import { type Indicator, indicator, rulesOf } from "#lib/rates/indicators.ts";
import type { Period } from "#lib/rates/period.ts";
import { feeding, seriesBreaks } from "#lib/rates/series.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { PUBLISHED_IDS, type PublishedDefinition } from "./snapshot.ts";

/** The rule of an indicator that holds in a period's last month, with the question that fed it then. */
async function definitionOf(id: Indicator["id"] & PublishedDefinition["id"], { to }: Period): Promise<PublishedDefinition> {
  const entry = indicator(id);
  const ends: Day = addMonths(to, 1);
  const all = await openedVersions();
  const versions = all.filter(({ openedOn }) => openedOn < ends);
  const rule = rulesOf(entry).find(({ until }) => to < until);
  if (!rule) throw new Error(`${id} has no rule in ${to}`);
  // Answers that were loaded from before a questionnaire was opened were asked in its first words.
  const last = feeding(entry, versions).at(-1) ?? feeding(entry, all)[0];
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
    since: seriesBreaks(entry, versions).findLast((month) => month <= to) ?? null,
  };
}

export const definitionsFor = (period: Period): Promise<PublishedDefinition[]> =>
  Promise.all(PUBLISHED_IDS.map((id) => definitionOf(id, period)));
