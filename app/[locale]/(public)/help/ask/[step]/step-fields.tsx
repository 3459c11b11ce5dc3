import { problemWords } from "#app/_components/surveys/problem-words.ts";
import { QuestionField } from "#app/_components/surveys/question.tsx";
import type { Fields } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { fieldsOf, type Step } from "#lib/requests/draft.ts";
import type { Current } from "../../current-draft.ts";
import { FilesStep } from "./files-step.tsx";
import { NoticeStep } from "./notice-step.tsx";
import { PlaceStep } from "./place-step.tsx";

export type StepProps = { locale: Locale; current: Current; action: string; values: Fields; more: React.ReactNode };
type Props = {
  locale: Locale;
  current: Current;
  asked: Step;
  /** The address of the page, below which the routes stand. */
  action: string;
  /** What came back of a refused form. */
  values: Fields | undefined;
  problems: Readonly<Record<string, string>> | undefined;
  isChange: boolean;
};

/** The form of one step. */
export function StepFields({ locale, current, asked, action, values, problems, isChange }: Props) {
  const t = translator(locale, "help");
  const { need, draft } = current;
  const known = values ?? fieldsOf(draft);
  const more = isChange ? <input type="hidden" name="change" value="1" /> : null;
  if (asked.kind === "place") return <PlaceStep locale={locale} current={current} action={action} values={known} more={more} />;
  if (asked.kind === "files") return <FilesStep locale={locale} current={current} action={action} values={known} more={more} />;
  if (asked.kind === "notice") return <NoticeStep locale={locale} current={current} action={action} values={known} more={more} />;
  if (asked.kind === "danger")
    return (
      <form method="post" action={`${action}/answer`} className="stack">
        <h1>{t("danger")}</h1>
        <p>{t("danger_what")}</p>
        <div className="choices" id="danger">
          <button className="button quiet-button" type="submit" name="danger" value="yes">
            {t("danger_yes")}
          </button>
          <button className="button quiet-button" type="submit" name="danger" value="no">
            {t("danger_no")}
          </button>
        </div>
      </form>
    );
  const { question } = asked;
  const isWords = question.id === "words";
  return (
    <>
      <h1>{inLocale(need.title, locale)}</h1>
      <form method="post" action={`${action}/answer`} noValidate>
        {more}
        <QuestionField
          question={question}
          locale={locale}
          values={known}
          problem={problemWords(locale, question, problems?.[question.id])}
        />
        {isWords && <p className="hint">{t(need.kind === "clue" ? "stored_clue" : "stored")}</p>}
        <button className="button" type="submit">
          {t("go_on")}
        </button>
      </form>
    </>
  );
}
