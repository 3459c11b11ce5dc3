import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";

type Props = { locale: Locale; versions: readonly OpenVersion[] };

/** Every indicator in plain words and as its formula, in the words of the questionnaire itself. */
export function DefinitionList({ locale, versions }: Props) {
  const t = translator(locale, "rates");
  const list = new Intl.ListFormat(LOCALES[locale].tag, { type: "disjunction" });
  return (
    <div className="definitions">
      {INDICATORS.map(({ id, version, questionnaire, question, base, numerator, denominator, dontKnow }) => {
        const asked = versions.find((each) => each.key === questionnaire)?.definition.questions.find((each) => each.id === question);
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
