import type { Fields } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { CANNOT_SAY, DOES_NOT_APPLY, type Question, type QuestionOf, type QuestionType } from "#lib/surveys/definition.ts";

type Asked<Q extends Question> = {
  question: Q;
  locale: Locale;
  /** What was typed before, when a refused form comes back. */
  sent: readonly string[];
  /** What is wrong with it, in words. */
  problem: string | undefined;
};

const ids = (id: string) => ({ hint: `${id}-hint`, problem: `${id}-problem` });

function describedBy({ question, problem }: Asked<Question>): string | undefined {
  const { hint, problem: wrong } = ids(question.id);
  const parts = [question.help ? hint : "", problem ? wrong : ""].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : undefined;
}

function Below({ question, locale, problem }: Asked<Question>) {
  return (
    <>
      {question.help && (
        <p className="hint" id={ids(question.id).hint}>
          {inLocale(question.help, locale)}
        </p>
      )}
      {problem && (
        <p className="field-error" id={ids(question.id).problem}>
          {problem}
        </p>
      )}
    </>
  );
}

function Options(asked: Asked<QuestionOf<"scale" | "single" | "multiple">>) {
  const { question, locale, sent, problem } = asked;
  return (
    <fieldset className={problem ? "question wrong" : "question"} aria-describedby={describedBy(asked)}>
      <legend>{inLocale(question.label, locale)}</legend>
      <Below {...asked} />
      {question.options.map(({ code, label }, index) => (
        <label key={code} className={code === CANNOT_SAY || code === DOES_NOT_APPLY ? "option apart" : "option"}>
          <input
            type={question.type === "multiple" ? "checkbox" : "radio"}
            name={question.id}
            value={code}
            id={index === 0 ? question.id : undefined}
            defaultChecked={sent.includes(String(code))}
            required={question.required && question.type !== "multiple"}
          />
          {inLocale(label, locale)}
        </label>
      ))}
    </fieldset>
  );
}

function Words(asked: Asked<QuestionOf<"text">>) {
  const { question, locale, sent, problem } = asked;
  return (
    <div className={problem ? "question wrong" : "question"}>
      <label className="label" htmlFor={question.id}>
        {inLocale(question.label, locale)}
      </label>
      <Below {...asked} />
      <textarea
        className="input"
        id={question.id}
        name={question.id}
        rows={3}
        maxLength={question.maxLength}
        aria-describedby={describedBy(asked)}
        aria-invalid={problem ? true : undefined}
        defaultValue={sent[0]}
      />
    </div>
  );
}

// A question type without its renderer does not compile.
const RENDERERS = { scale: Options, single: Options, multiple: Options, text: Words } satisfies {
  [T in QuestionType]: (asked: Asked<QuestionOf<T>>) => React.ReactNode;
};

type Props = { question: Question; locale: Locale; values: Fields | undefined; problem: string | undefined };

export function QuestionField({ question, locale, values, problem }: Props) {
  const Renderer = RENDERERS[question.type] as (asked: Asked<Question>) => React.ReactNode;
  return <Renderer question={question} locale={locale} sent={values?.get(question.id) ?? []} problem={problem} />;
}

/** The words of a problem at a question: what to do, not what the field is. */
export function problemWords(locale: Locale, question: Question, problem: string | undefined): string | undefined {
  if (!problem) return undefined;
  const t = translator(locale, "surveys");
  const label = inLocale(question.label, locale);
  if (problem === "required") return question.type === "text" ? t("problem_write", { label }) : t("problem_choose", { label });
  if (problem === "too_long") return t("problem_too_long", { max: question.type === "text" ? question.maxLength : 0 });
  return t("problem_choose_again", { label });
}
