import { inLocale, LOCALES, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { IndicatorDefinition } from "#lib/rates/definition.ts";
import type { Indicator } from "#lib/rates/indicators.ts";
import { feeding, seriesBreaks } from "#lib/rates/series.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { figures } from "./figures.ts";

export type DefinitionWords = {
  share: string;
  said: string[];
  /** The questionnaires' versions that feed it, and where a new series begins. */
  fed: { key: string; text: string }[];
  formula: string;
};

type Asked = Pick<IndicatorDefinition, "base" | "numerator" | "denominator" | "dontKnow" | "answers"> & { question: Localised };

/** What was asked of whom, and which answers count, in the words of the question itself. */
export function askedWords(locale: Locale, asked: Asked): Pick<DefinitionWords, "share" | "said"> {
  const t = translator(locale, "rates");
  const list = new Intl.ListFormat(LOCALES[locale].tag, { type: "disjunction" });
  const { question, base, answers, numerator, denominator, dontKnow } = asked;
  const labels = (codes: readonly number[]) =>
    list.format(answers.filter(({ code }) => codes.includes(code)).map(({ label }) => `“${inLocale(label, locale)}”`));
  const inBase = dontKnow.some((code) => denominator.includes(code));
  return {
    share: t("definition_share", { answers: labels(numerator) }),
    said: [
      t("definition_question", { question: inLocale(question, locale) }),
      base === "visit" ? t("definition_base_visit") : t("definition_base_resident"),
      t("definition_of_whom", { answers: labels(denominator) }),
      ...(dontKnow.length === 0
        ? []
        : [
            inBase
              ? t("definition_dont_know_in", { answers: labels(dontKnow) })
              : t("definition_dont_know_out", { answers: labels(dontKnow) }),
          ]),
    ],
  };
}

const listsOf = ({ base, numerator, denominator, dontKnow }: Indicator) => ({
  base,
  numerator: [...numerator],
  denominator: [...denominator],
  dontKnow: [...dontKnow],
});

/** An indicator in plain words and as its formula, in the words of the questionnaire itself; `undefined` where nobody was asked yet. */
export function definitionWords(locale: Locale, indicator: Indicator, versions: readonly OpenVersion[]): DefinitionWords | undefined {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { id, version, question, numerator, denominator } = indicator;
  const fed = feeding(indicator, versions);
  const newest = fed.at(-1);
  const asked = newest?.version.definition.questions.find((each) => each.id === newest.questionId);
  if (!asked || !("options" in asked)) return undefined;
  return {
    ...askedWords(locale, { ...listsOf(indicator), question: asked.label, answers: [...asked.options] }),
    fed: [
      ...fed.map(({ version: each, questionId }) => ({
        key: each.id,
        text: t("definition_fed_by", {
          questionnaire: inLocale(each.definition.title, locale),
          number: each.number,
          question: questionId,
          day: f.day(each.openedOn),
        }),
      })),
      ...seriesBreaks(indicator, versions).map((month) => ({ key: month, text: t("new_series_from", { months: f.month(month) }) })),
    ],
    formula: `${id} v${version} = n(${question} ∈ {${numerator.join(", ")}}) ÷ n(${question} ∈ {${denominator.join(", ")}})`,
  };
}
