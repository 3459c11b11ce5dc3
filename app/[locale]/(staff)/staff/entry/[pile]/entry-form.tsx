import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Definition, Question } from "#lib/surveys/definition.ts";
import { onPaper } from "#lib/surveys/paper.ts";
import { otherField } from "#lib/surveys/registry.ts";
import { EntryKeys } from "./entry-keys.tsx";
import { fieldOf } from "./typed.ts";
import "./entry.css";

type Props = {
  locale: Locale;
  action: string;
  definition: Definition;
  number: number;
  /** Whether another number may be typed: the second typing is of the form that is named. */
  numbered: boolean;
  values: Fields | undefined;
  problems: Readonly<Record<string, string>>;
};

const FORM = "typed";

/** A field for each question of a paper form, to be typed without a mouse. */
export function EntryForm({ locale, action, definition, number, numbered, values, problems }: Props) {
  const t = translator(locale, "entry");
  return (
    <form className="stack entry" id={FORM} method="post" action={action} autoComplete="off">
      {numbered ? (
        <div className="field">
          <label className="label" htmlFor="number">
            {t("number")}
          </label>
          <input
            className="input short"
            id="number"
            name="number"
            inputMode="numeric"
            dir="ltr"
            defaultValue={values ? single(values, "number") : number}
          />
        </div>
      ) : (
        <input type="hidden" name="number" value={number} />
      )}
      <ol className="stack">
        {definition.questions.map((question, at) => (
          <li key={question.id}>
            <TypedQuestion locale={locale} question={question} first={at === 0} values={values} problem={problems[fieldOf(question.id)]} />
          </li>
        ))}
      </ol>
      <button className="button" type="submit">
        {numbered ? t("store_next") : t("compare")}
      </button>
      <EntryKeys form={FORM} />
    </form>
  );
}

type TypedProps = { locale: Locale; question: Question; first: boolean; values: Fields | undefined; problem: string | undefined };

function TypedQuestion({ locale, question, first, values, problem }: TypedProps) {
  const t = translator(locale, "entry");
  const field = fieldOf(question.id);
  const way = onPaper(question, locale);
  const typed = values ? single(values, field) : "";
  const shared = {
    id: field,
    name: field,
    defaultValue: typed,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": `${field}-codes`,
    autoFocus: first && !values,
  } as const;
  const other = otherField(question);
  const boxes = "boxes" in way ? way.boxes : [];
  const isOne = question.type !== "multiple";
  return (
    <>
      <label className="label" htmlFor={field}>
        {inLocale(question.label, locale)}
      </label>
      {"lines" in way ? (
        <textarea className="input" {...shared} rows={way.lines} dir="auto" />
      ) : (
        <input
          className="input short"
          {...shared}
          dir="ltr"
          inputMode={question.type === "date" || question.type === "multiple" ? undefined : "numeric"}
          data-codes={isOne && boxes.length > 0 ? boxes.map(({ code }) => code).join(" ") : undefined}
        />
      )}
      <span className="quiet codes" id={`${field}-codes`}>
        {boxes.map((box) => (
          <span key={box.code}>
            <kbd dir="ltr">{box.code}</kbd> {"word" in box ? translator(locale, "surveys")(box.word) : box.label}
          </span>
        ))}
        {"digits" in way && <span dir="ltr">{way.digits}</span>}
      </span>
      {other && (
        <input
          className="input"
          name={fieldOf(other)}
          aria-label={t("say_which")}
          placeholder={t("say_which")}
          defaultValue={values ? single(values, fieldOf(other)) : ""}
          dir="auto"
        />
      )}
    </>
  );
}
