import { randomUUID } from "node:crypto";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import { inLocale, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Question } from "#lib/surveys/definition.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { ErrorSummary } from "../../_ui/error-summary.tsx";
import { FollowUp } from "./follow-up.tsx";
import { problemWords } from "./problem-words.ts";
import { QuestionField } from "./question.tsx";
import { SendButton } from "./send-button.tsx";
import { Unseen } from "./unseen.tsx";

type Props = {
  locale: Locale;
  unitName: Localised;
  version: Pick<OpenVersion, "id" | "definition">;
  /** The touchpoint, where the form is open to anybody. */
  code?: string;
  asksProof?: boolean;
  /** Where the form is posted to. */
  action: string;
  returned: ReturnedForm | undefined;
  /** Other people use the same screen: the browser must remember nothing. */
  shared?: boolean;
};

/** One page and one post: the overall question first, which may be sent at once with what is stored said above the button; the rest is optional. */
export function QuestionnaireForm({ locale, unitName, version, code, asksProof = false, action, returned, shared }: Props) {
  const t = translator(locale, "surveys");
  const { definition, id } = version;
  const key = returned?.values.get("key")?.[0] ?? randomUUID();
  const [first] = definition.questions;
  const begins = ({ id: own, when }: Question) => own === first?.id || when?.question === first?.id;
  const rest = definition.questions.filter((question) => !begins(question));
  const hasFollowUps = definition.questions.some(({ when }) => when);
  const fieldOf = (question: Question) => {
    const field = (
      <QuestionField key={question.id} question={question} locale={locale} values={returned?.values} problem={problemOf(question.id)} />
    );
    return question.when ? (
      <FollowUp key={question.id} id={question.id} when={question.when}>
        {field}
      </FollowUp>
    ) : (
      field
    );
  };
  const problemOf = (questionId: string) => {
    const question = definition.questions.find((each) => each.id === questionId);
    return question && problemWords(locale, question, returned?.problems[questionId]);
  };
  const problems = definition.questions.flatMap(({ id: at }) => {
    const text = problemOf(at);
    return text ? [{ at, text }] : [];
  });
  const asked = new Set(definition.questions.map((question) => question.id));
  const unavailable = returned?.problems.form === "unavailable";
  const changed = !unavailable && Object.keys(returned?.problems ?? {}).some((name) => !asked.has(name));
  const whole = [
    ...(unavailable ? [{ text: translator(locale, "common")("unavailable") }] : []),
    ...(changed ? [{ at: first?.id ?? "", text: t("problem_changed") }] : []),
  ];
  return (
    <>
      <ErrorSummary title={t("problem_title")} problems={[...whole, ...problems]} />
      <h1>{inLocale(definition.title, locale)}</h1>
      <p>{inLocale(definition.intro, locale).replace("{{unit}}", inLocale(unitName, locale))}</p>
      <form method="post" action={action} noValidate autoComplete={shared ? "off" : undefined}>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="version" value={id} />
        {code && <Unseen locale={locale} code={code} formKey={key} asksProof={asksProof} returned={returned} />}
        {definition.questions.filter(begins).map(fieldOf)}
        {rest.length > 0 && (
          <>
            <p className="promise">{t("promise")}</p>
            <SendButton words={t("send_now")} hasFollowUps={hasFollowUps} />
            <h2 className="more">{t("rest_optional")}</h2>
          </>
        )}
        {rest.map(fieldOf)}
        {rest.length === 0 && <p className="promise">{t("promise")}</p>}
        <SendButton words={t("send")} hasFollowUps={hasFollowUps} />
      </form>
    </>
  );
}
