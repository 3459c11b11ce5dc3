import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";
import { feeding, seriesBreaks } from "#lib/rates/series.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { figures } from "./figures.ts";

type Props = { locale: Locale; versions: readonly OpenVersion[] };

/** Every indicator in plain words and as its formula, in the words of the questionnaire itself. */
export function DefinitionList({ locale, versions }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const list = new Intl.ListFormat(LOCALES[locale].tag, { type: "disjunction" });
  return (
    <div className="definitions">
      {INDICATORS.map((indicator) => {
        const { id, version, question, base, numerator, denominator, dontKnow } = indicator;
        const fed = feeding(indicator, versions);
        const newest = fed.at(-1);
        const asked = newest?.version.definition.questions.find((each) => each.id === newest.questionId);
        if (!asked || !("options" in asked)) return null;
        const labels = (codes: readonly number[]) =>
          list.format(asked.options.filter((option) => codes.includes(option.code)).map((option) => `“${inLocale(option.label, locale)}”`));
        const inBase = dontKnow.some((code) => (denominator as readonly number[]).includes(code));
        return (
          <section key={id} id={id} className="definition">
            <h2>{t("definition_share", { answers: labels(numerator) })}</h2>
            <p>{t("definition_question", { question: inLocale(asked.label, locale) })}</p>
            <p>{base === "visit" ? t("definition_base_visit") : t("definition_base_resident")}</p>
            <p>{t("definition_of_whom", { answers: labels(denominator) })}</p>
            {dontKnow.length > 0 && (
              <p>
                {inBase
                  ? t("definition_dont_know_in", { answers: labels(dontKnow) })
                  : t("definition_dont_know_out", { answers: labels(dontKnow) })}
              </p>
            )}
            <ul className="quiet">
              {fed.map(({ version: each, questionId }) => (
                <li key={each.id}>
                  {t("definition_fed_by", {
                    questionnaire: inLocale(each.definition.title, locale),
                    number: each.number,
                    question: questionId,
                    day: f.day(each.openedOn),
                  })}
                </li>
              ))}
              {seriesBreaks(indicator, versions).map((month) => (
                <li key={month}>{t("new_series_from", { months: f.month(month) })}</li>
              ))}
            </ul>
            <p className="formula">
              <code>
                {id} v{version} = n({question} ∈ {`{${numerator.join(", ")}}`}) ÷ n({question} ∈ {`{${denominator.join(", ")}}`})
              </code>
            </p>
          </section>
        );
      })}
    </div>
  );
}
