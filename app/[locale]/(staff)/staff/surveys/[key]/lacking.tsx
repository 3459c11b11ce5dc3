import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Draft, type Lack, untranslated } from "#lib/surveys/draft.ts";
import { draftText } from "../draft-text.ts";

type Props = { locale: Locale; questionnaire: Draft; lacking: readonly Lack[] };

/** What must be mended before a draft can be opened, and what still has no translation. */
export function Lacking({ locale, questionnaire, lacking }: Props) {
  const t = translator(locale, "authoring");
  const named = (id: string) => draftText(questionnaire.questions.find((each) => each.id === id)?.label ?? {}, locale) || id;
  const missing = untranslated(questionnaire);
  const behind = LOCALE_KEYS.filter((key) => missing[key] > 0);
  return (
    <>
      {lacking.length > 0 && (
        <div className="notice">
          <p>
            <strong>{t("lacking")}</strong>
          </p>
          <ul>
            {lacking.map(({ lack, question }) => (
              <li key={`${lack} ${question}`}>
                {question ? (
                  <a href={`#question-${question}`}>{t("at_question", { question: named(question), what: t(`lack_${lack}`) })}</a>
                ) : (
                  t(`lack_${lack}`)
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {behind.length > 0 && (
        <p>
          {t("untranslated")}{" "}
          {behind.map((key) => (
            <span key={key} className="tag">
              <span lang={LOCALES[key].tag}>{LOCALES[key].name}</span> {missing[key]}
            </span>
          ))}
        </p>
      )}
    </>
  );
}
