import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_TOPIC, languagesOf, MOST_ANSWERS } from "#lib/knowledge/bank.ts";
import type { Banked } from "#lib/knowledge/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { isRight } from "./question-in.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; banked: readonly Banked[]; values: Fields | undefined };

/** The bank of questions by topic, and the form for another. */
export function BankPanel({ locale, units, banked, values }: Props) {
  const t = translator(locale, "knowledge");
  const sent = (name: string, otherwise = "") => (values ? single(values, name) : otherwise);
  return (
    <section className="stack">
      <h2>{t("bank")}</h2>
      {[...Map.groupBy(banked, ({ topic }) => topic)].map(([topic, questions]) => (
        <details key={topic} className="panel">
          <summary>
            <bdi>{topic}</bdi> <span className="tag">{questions.length}</span>
          </summary>
          <ol className="stack">
            {questions.map(({ id, question, right }) => (
              <li key={id} className="stack">
                <p>
                  {inLocale(question.label, locale)}{" "}
                  <span className="quiet">
                    {languagesOf(question)
                      .map((key) => LOCALES[key].name)
                      .join(", ")}
                  </span>
                </p>
                <ul>
                  {question.options.map(({ code, label }) => (
                    <li key={code}>
                      {inLocale(label, locale)} {isRight(question, right, code) && <strong>({t("right")})</strong>}
                    </li>
                  ))}
                </ul>
                <details>
                  <summary>{t("retire")}</summary>
                  <form className="stack" method="post" action={`/${locale}/staff/knowledge/retirements`}>
                    <p>{t("retire_why")}</p>
                    <input type="hidden" name="question" value={id} />
                    <button className="button plain" type="submit">
                      {t("retire_yes")}
                    </button>
                  </form>
                </details>
              </li>
            ))}
          </ol>
        </details>
      ))}
      <form className="panel stack" method="post" action={`/${locale}/staff/knowledge/questions`} aria-labelledby="new-question">
        <h3 id="new-question">{t("new_question")}</h3>
        <p className="quiet">{t("new_question_how")}</p>
        <div className="in-languages">
          <div className="field">
            <label className="label" htmlFor="topic">
              {t("topic")}
            </label>
            <input className="input" id="topic" name="topic" maxLength={LONGEST_TOPIC} dir="auto" defaultValue={sent("topic")} />
          </div>
          <SelectField
            id="unit"
            label={t("unit")}
            value={sent("unit") || (largestTree(units)?.slug ?? "")}
            choices={unitChoices(units, locale)}
          />
        </div>
        <div className="in-languages">
          {LOCALE_KEYS.map((key) => (
            <div className="field" key={key}>
              <label className="label" htmlFor={`label_${key}`}>
                {t("question_in", { language: LOCALES[key].name })}
              </label>
              <input
                className="input"
                id={`label_${key}`}
                name={`label_${key}`}
                maxLength={300}
                dir={LOCALES[key].dir}
                lang={LOCALES[key].tag}
                defaultValue={sent(`label_${key}`)}
              />
            </div>
          ))}
        </div>
        {Array.from({ length: MOST_ANSWERS }, (_, at) => at + 1).map((code) => (
          <fieldset key={code} className="in-languages">
            <legend className="label">{t("answer_number", { number: code })}</legend>
            {LOCALE_KEYS.map((key) => (
              <input
                key={key}
                className="input"
                aria-label={t("answer_in", { number: code, language: LOCALES[key].name })}
                name={`option_${code}_${key}`}
                maxLength={200}
                dir={LOCALES[key].dir}
                lang={LOCALES[key].tag}
                placeholder={LOCALES[key].name}
                defaultValue={sent(`option_${code}_${key}`)}
              />
            ))}
            <label className="choice">
              <input type="checkbox" name={`right_${code}`} value="1" defaultChecked={sent(`right_${code}`) === "1"} />
              {t("is_right", { number: code })}
            </label>
          </fieldset>
        ))}
        <button className="button" type="submit">
          {t("store")}
        </button>
      </form>
    </section>
  );
}
