import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Draft, type DraftQuestion, wordingsOf } from "#lib/surveys/draft.ts";
import { draftText } from "../draft-text.ts";
import { kindOf } from "./kind-of.ts";

type Props = { locale: Locale; questionnaireKey: string; revision: number; questionnaire: Draft; editable: boolean };

/** The questions in their order, each with what can be done to it. */
export function QuestionList({ locale, questionnaireKey, revision, questionnaire, editable }: Props) {
  const t = translator(locale, "authoring");
  const { questions } = questionnaire;
  if (questions.length === 0) return <p className="notice">{t("no_questions_yet")}</p>;
  const at = `/${locale}/staff/surveys/${questionnaireKey}`;
  return (
    <ol className="questions">
      {questions.map((question, index) => (
        <li key={question.id} id={`question-${question.id}`} className={question.when ? "follow" : undefined}>
          <p className="asked">{draftText(question.label, locale) || t("lack_no_wording")}</p>
          <Facts locale={locale} question={question} questionnaire={questionnaire} />
          {editable && (
            <div className="row">
              <a
                className="button plain"
                href={`${at}/questions/${question.id}`}
                aria-label={t("edit_named", { question: draftText(question.label, locale) })}
              >
                {t("edit")}
              </a>
              <form method="post" action={`${at}/order`}>
                <input type="hidden" name="revision" value={revision} />
                <input type="hidden" name="question" value={question.id} />
                {index > 0 && (
                  <button className="button plain" type="submit" name="by" value="up" aria-label={t("move_up", { question: question.id })}>
                    ↑
                  </button>
                )}{" "}
                {index < questions.length - 1 && (
                  <button
                    className="button plain"
                    type="submit"
                    name="by"
                    value="down"
                    aria-label={t("move_down", { question: question.id })}
                  >
                    ↓
                  </button>
                )}
              </form>
              <details>
                <summary>{t("remove")}</summary>
                <form method="post" action={`${at}/removal`}>
                  <input type="hidden" name="revision" value={revision} />
                  <input type="hidden" name="question" value={question.id} />
                  <p>{t("remove_why")}</p>
                  <button className="button plain" type="submit">
                    {t("remove_yes")}
                  </button>
                </form>
              </details>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Facts({ locale, question, questionnaire }: { locale: Locale; question: DraftQuestion; questionnaire: Draft }) {
  const t = translator(locale, "authoring");
  const followed = questionnaire.questions.find(({ id }) => id === question.when?.question);
  const answers = followed && "options" in followed ? followed.options.filter(({ code }) => question.when?.codes.includes(code)) : [];
  const missing = LOCALE_KEYS.filter((key) => wordingsOf(question).some((wording) => wording[key] === undefined));
  const list = new Intl.ListFormat(LOCALES[locale].tag, { type: "disjunction" });
  return (
    <p className="quiet">
      {t(`preset_${kindOf(question)}`)}
      {question.required && ` · ${t("required")}`}
      {question.feeds && ` · ${t("feeds", { indicator: question.feeds })}`}
      {question.when && ` · ${t("follows", { answers: list.format(answers.map(({ label }) => draftText(label, locale))) })}`}
      {missing.map((key) => (
        <span key={key} className="tag missing">
          {t("missing_in", { language: LOCALES[key].name })}
        </span>
      ))}
    </p>
  );
}
