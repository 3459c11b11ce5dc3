import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { QuestionOf } from "#lib/surveys/definition.ts";
import { type Asked, Below, describedBy } from "./asked.tsx";

const RATINGS = Array.from({ length: 11 }, (_, value) => String(value));

const radio = ({ question, sent }: Asked<QuestionOf<"rating">>, value: string) => ({
  type: "radio",
  name: question.id,
  value,
  defaultChecked: sent.includes(value),
  required: question.required,
});

/** 0 to 10 in a row that wraps, with words for both ends. */
export function Rating(asked: Asked<QuestionOf<"rating">>) {
  const { question, locale, problem } = asked;
  return (
    <fieldset className={problem ? "question wrong" : "question"} aria-describedby={describedBy(asked)}>
      <legend>{inLocale(question.label, locale)}</legend>
      <Below {...asked} />
      <p className="ends">
        <span>0: {inLocale(question.lowest, locale)}</span> <span>10: {inLocale(question.highest, locale)}</span>
      </p>
      <div className="ratings">
        {RATINGS.map((value) => (
          <label key={value} className="option">
            <input {...radio(asked, value)} id={value === "0" ? question.id : undefined} />
            {value}
          </label>
        ))}
      </div>
      {question.cannotSay && (
        <label className="option apart">
          <input {...radio(asked, "cannot_say")} />
          {translator(locale, "surveys")("cannot_say")}
        </label>
      )}
    </fieldset>
  );
}

function Line({
  asked,
  type,
  inputMode,
  hint,
}: {
  asked: Asked<QuestionOf<"number" | "date">>;
  type: "text" | "date";
  inputMode?: "numeric";
  hint?: string;
}) {
  const { question, locale, sent, problem } = asked;
  return (
    <div className={problem ? "question wrong" : "question"}>
      <label className="label" htmlFor={question.id}>
        {inLocale(question.label, locale)} {hint && <span className="hint">{hint}</span>}
      </label>
      <Below {...asked} />
      <input
        className="input line"
        type={type}
        inputMode={inputMode}
        id={question.id}
        name={question.id}
        aria-describedby={describedBy(asked)}
        aria-invalid={problem ? true : undefined}
        defaultValue={sent[0]}
      />
    </div>
  );
}

/** A whole number, typed: a spinner is hard to use on a phone. */
export function NumberLine(asked: Asked<QuestionOf<"number">>) {
  const { min, max } = asked.question;
  return <Line asked={asked} type="text" inputMode="numeric" hint={translator(asked.locale, "surveys")("number_range", { min, max })} />;
}

export function DateLine(asked: Asked<QuestionOf<"date">>) {
  return <Line asked={asked} type="date" />;
}
