import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import { firstPage, followUps, isOfFollowUp } from "#lib/surveys/follow-ups.ts";
import { OWN_FIELDS } from "#lib/surveys/own-fields.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { problemWords } from "./problem-words.ts";
import { QuestionField } from "./question.tsx";

type Props = { locale: Locale; action: string; version: OpenVersion; given: ReturnedForm };

/** What was answered goes along unseen, and is stored together with what is answered here. */
export function FollowUpForm({ locale, action, version: { definition }, given }: Props) {
  const t = translator(locale, "surveys");
  const before = [...given.values].filter(([name]) => name !== "more" && name !== "danger" && !isOfFollowUp(definition, name));
  const first = readAnswers(firstPage(definition), new Map(before.filter(([name]) => !OWN_FIELDS.includes(name))));
  const due = first.ok ? followUps(definition, first.choices) : [];
  const problems = due.flatMap((question) => {
    const text = problemWords(locale, question, given.problems[question.id]);
    return text ? [{ at: question.id, text }] : [];
  });
  return (
    <>
      <ErrorSummary title={t("problem_title")} problems={problems} />
      <h1>{t("more_title")}</h1>
      <p>{t("more_not_sent")}</p>
      <form method="post" action={action} noValidate>
        <input type="hidden" name="more" value="2" />
        {before.flatMap(([name, values]) =>
          values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        {due.map((question) => (
          <QuestionField
            key={question.id}
            question={question}
            locale={locale}
            values={given.values}
            problem={problemWords(locale, question, given.problems[question.id])}
          />
        ))}
        <p className="promise">{t("promise")}</p>
        <button className="button" type="submit">
          {t("send")}
        </button>
      </form>
    </>
  );
}
