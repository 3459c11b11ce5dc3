import { AnswersPicture, answersSize } from "#app/_components/distributions/answers-picture.tsx";
import { partsOf } from "#app/_components/distributions/question-chart.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Distribution } from "#lib/rates/distribution-queries.ts";
import type { Question } from "#lib/surveys/definition.ts";

/** How a question was answered, as a picture with its words. */
export function answersDrawn(locale: Locale, question: Question, distribution: Extract<Distribution, { shown: true }>) {
  const { base, skipped } = distribution;
  const f = figures(locale);
  const title = inLocale(question.label, locale);
  const parts = partsOf(question, distribution, locale);
  const scale = question.type === "scale";
  return {
    title,
    base: translator(locale, "authoring")("chart_base", { answered: f.count(base), skipped: f.count(skipped) }),
    marks: parts.length,
    picture: {
      ...answersSize(parts.length, scale),
      kind: "chart",
      drawn: AnswersPicture({ locale, label: title, parts, base, scale }),
    },
  };
}
