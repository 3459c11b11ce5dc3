import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { DraftQuestion } from "#lib/surveys/draft.ts";
import { readWording } from "#lib/surveys/draft-form.ts";
import { WordingFields } from "../../../wording-fields.tsx";

type Props<T extends DraftQuestion = DraftQuestion> = { locale: Locale; question: T; sent: Fields | undefined };
type Of<T extends DraftQuestion["type"]> = Extract<DraftQuestion, { type: T }>;

function Box({ locale, name, on, words }: { locale: Locale; name: string; on: boolean; words: MessageKey<"authoring"> }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="1" defaultChecked={on} />
      <span>{translator(locale, "authoring")(words)}</span>
    </label>
  );
}

function Whole({ locale, name, value, words }: { locale: Locale; name: string; value: string; words: MessageKey<"authoring"> }) {
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {translator(locale, "authoring")(words)}
      </label>
      <input className="input narrow" id={name} name={name} inputMode="numeric" dir="ltr" defaultValue={value} />
    </div>
  );
}

const of = (sent: Fields | undefined, name: string, own: number) => (sent ? single(sent, name) : String(own));

function Scale({ locale, question, sent }: Props<Of<"scale">>) {
  return <Box locale={locale} name="driver" on={sent ? sent.has("driver") : question.driver} words="is_driver" />;
}

function Rating({ locale, question, sent }: Props<Of<"rating">>) {
  const t = translator(locale, "authoring");
  const ends = sent ? { lowest: readWording(sent, "lowest"), highest: readWording(sent, "highest") } : question;
  return (
    <>
      <WordingFields locale={locale} name="lowest" legend={t("lowest")} wording={ends.lowest} />
      <WordingFields locale={locale} name="highest" legend={t("highest")} wording={ends.highest} />
      <Box locale={locale} name="cannot_say" on={sent ? sent.has("cannot_say") : question.cannotSay} words="may_not_say" />
    </>
  );
}

function Text({ locale, question, sent }: Props<Of<"text">>) {
  const t = translator(locale, "authoring");
  return (
    <>
      <div className="field">
        <label className="label" htmlFor="lines">
          {t("lines")}
        </label>
        <select className="input narrow" id="lines" name="lines" defaultValue={sent ? single(sent, "lines") : (question.lines ?? "long")}>
          <option value="short">{t("preset_short_text")}</option>
          <option value="long">{t("preset_long_text")}</option>
        </select>
      </div>
      <Whole locale={locale} name="max_length" value={of(sent, "max_length", question.maxLength)} words="max_length" />
    </>
  );
}

function Range({ locale, question, sent }: Props<Of<"number">>) {
  return (
    <>
      <Whole locale={locale} name="min" value={of(sent, "min", question.min)} words="min" />
      <Whole locale={locale} name="max" value={of(sent, "max", question.max)} words="max" />
    </>
  );
}

const Nothing = () => null;

// A question type without its own fields does not compile.
const OWN = { scale: Scale, single: Nothing, multiple: Nothing, rating: Rating, text: Text, number: Range, date: Nothing } satisfies {
  [T in DraftQuestion["type"]]: (props: Props<Of<T>>) => React.ReactNode;
};

/** What only this type of question asks its author. */
export function OwnFields({ locale, question, sent }: Props) {
  const Own = OWN[question.type] as (props: Props) => React.ReactNode;
  return <Own locale={locale} question={question} sent={sent} />;
}
