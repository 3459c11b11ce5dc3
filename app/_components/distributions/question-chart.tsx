import { figures } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Distribution } from "#lib/rates/distribution-queries.ts";
import { CANNOT_SAY, DOES_NOT_APPLY, type Question, type QuestionOf, type QuestionType } from "#lib/surveys/definition.ts";
import { bins, RATING_CANNOT_SAY } from "#lib/surveys/measured.ts";
import { Bars } from "./bars.tsx";
import { Columns } from "./columns.tsx";
import { GradeBar } from "./grade-bar.tsx";
import "./distributions.css";

/** One answer of a question, with its words and how often it was given; `apart` stands outside the scale. */
export type Part = { code: number; name: string; count: number; apart: boolean };
export type PartsProps = { locale: Locale; label: string; parts: readonly Part[]; base: number };

type Entry<T extends QuestionType> = {
  parts: (question: QuestionOf<T>, locale: Locale) => { code: number; name: string; apart: boolean }[];
  picture: (props: PartsProps) => React.ReactNode;
};

const ofOptions = ({ options }: QuestionOf<"scale" | "single" | "multiple">, locale: Locale) =>
  options.map(({ code, label }) => ({ code, name: inLocale(label, locale), apart: code === CANNOT_SAY || code === DOES_NOT_APPLY }));

const given = (_question: Question, locale: Locale) => [{ code: 1, name: translator(locale, "authoring")("chart_given"), apart: false }];

// A question type without its chart does not compile.
const CHARTS: { [T in QuestionType]: Entry<T> } = {
  scale: { parts: ofOptions, picture: GradeBar },
  single: { parts: ofOptions, picture: Bars },
  multiple: { parts: ofOptions, picture: Bars },
  rating: {
    parts: ({ cannotSay }, locale) => [
      ...Array.from({ length: 11 }, (_, value) => ({ code: value + 1, name: figures(locale).count(value), apart: false })),
      ...(cannotSay ? [{ code: RATING_CANNOT_SAY, name: translator(locale, "surveys")("cannot_say"), apart: true }] : []),
    ],
    picture: Columns,
  },
  number: {
    parts: (question, locale) => {
      const edges = bins(question);
      const f = figures(locale);
      return edges.slice(0, -1).map((edge, index) => {
        const last = (edges[index + 1] ?? edge) - 1;
        return { code: index + 1, name: edge === last ? f.count(edge) : `${f.count(edge)}–${f.count(last)}`, apart: false };
      });
    },
    picture: Columns,
  },
  text: { parts: given, picture: Bars },
  date: { parts: given, picture: Bars },
};

/** The answers of a question in words, with how often each was given. */
export function partsOf(question: Question, { counts }: Extract<Distribution, { shown: true }>, locale: Locale): Part[] {
  const { parts } = CHARTS[question.type] as Entry<QuestionType>;
  return parts(question as never, locale).map((part) => ({ ...part, count: counts.get(part.code) ?? 0 }));
}

type Props = { locale: Locale; question: Question; distribution: Distribution; links?: React.ReactNode };

/** How one question was answered: a picture and the table behind it. */
export function QuestionChart({ locale, question, distribution, links }: Props) {
  const t = translator(locale, "authoring");
  const f = figures(locale);
  const label = inLocale(question.label, locale);
  const { picture: Picture } = CHARTS[question.type] as Entry<QuestionType>;
  if (!distribution.shown)
    return (
      <figure className="distribution">
        <figcaption>
          <h2>{label}</h2>
        </figcaption>
        <p className="hidden-rate">{t("chart_hidden")}</p>
      </figure>
    );
  const { base, skipped } = distribution;
  const parts = partsOf(question, distribution, locale);
  return (
    <figure className="distribution">
      <figcaption>
        <h2>{label}</h2>
        <p className="quiet">{t("chart_base", { answered: f.count(base), skipped: f.count(skipped) })}</p>
      </figcaption>
      <Picture locale={locale} label={label} parts={parts} base={base} />
      <details>
        <summary>{translator(locale, "rates")("table")}</summary>
        <table>
          <caption className="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("chart_answer")}</th>
              <th scope="col">n</th>
              <th scope="col">{t("chart_share")}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ code, name, count }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{f.count(count)}</td>
                <td>{f.share(count / base, base)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      {links}
    </figure>
  );
}
