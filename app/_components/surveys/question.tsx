import type { Fields } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { CANNOT_SAY, DOES_NOT_APPLY, type Question, type QuestionOf, type QuestionType } from "#lib/surveys/definition.ts";
import { OTHER_LENGTH, otherField } from "#lib/surveys/registry.ts";
import { type Asked, Below, describedBy } from "./asked.tsx";
import { DateLine, NumberLine, Rating } from "./measured-fields.tsx";

function Options(asked: Asked<QuestionOf<"scale" | "single" | "multiple">>) {
  const { question, locale, sent, problem } = asked;
  const name = otherField(question);
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
      {name && (
        <label className="say-which">
          {translator(locale, "surveys")("say_which")}
          <input className="input" name={name} maxLength={OTHER_LENGTH} defaultValue={asked.other[0]} />
        </label>
      )}
    </fieldset>
  );
}

function Words(asked: Asked<QuestionOf<"text">>) {
  const { question, locale, sent, problem } = asked;
  const field = {
    className: "input",
    id: question.id,
    name: question.id,
    maxLength: question.maxLength,
    "aria-describedby": describedBy(asked),
    "aria-invalid": problem ? true : undefined,
    defaultValue: sent[0],
  };
  return (
    <div className={problem ? "question wrong" : "question"}>
      <label className="label" htmlFor={question.id}>
        {inLocale(question.label, locale)}
      </label>
      <Below {...asked} />
      {question.lines === "short" ? <input {...field} /> : <textarea {...field} rows={3} />}
    </div>
  );
}

// A question type without its renderer does not compile.
const RENDERERS = {
  scale: Options,
  single: Options,
  multiple: Options,
  rating: Rating,
  text: Words,
  number: NumberLine,
  date: DateLine,
} satisfies {
  [T in QuestionType]: (asked: Asked<QuestionOf<T>>) => React.ReactNode;
};

type Props = { question: Question; locale: Locale; values: Fields | undefined; problem: string | undefined };

export function QuestionField({ question, locale, values, problem }: Props) {
  const Renderer = RENDERERS[question.type] as (asked: Asked<Question>) => React.ReactNode;
  return (
    <Renderer
      question={question}
      locale={locale}
      sent={values?.get(question.id) ?? []}
      other={values?.get(otherField(question) ?? "") ?? []}
      problem={problem}
    />
  );
}
