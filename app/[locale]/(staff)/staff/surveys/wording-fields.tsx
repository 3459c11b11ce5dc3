import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Wording } from "#lib/surveys/draft.ts";

type Props = {
  locale: Locale;
  name: string;
  legend: string;
  hint?: string;
  wording: Wording;
  long?: boolean;
  /** Nothing is missing while it is empty in every language. */
  optional?: boolean;
  problem?: string | undefined;
};

/** One wording in every language side by side; what is missing is marked. */
export function WordingFields({ locale, name, legend, hint, wording, long, optional, problem }: Props) {
  const t = translator(locale, "authoring");
  const needed = !optional || Object.keys(wording).length > 0;
  return (
    <fieldset className="wording">
      <legend className="label">{legend}</legend>
      {hint && <p className="quiet">{hint}</p>}
      {problem && <p className="field-error">{problem}</p>}
      <div className="in-languages">
        {LOCALE_KEYS.map((key) => {
          const { tag, dir, name: language } = LOCALES[key];
          const id = `${name}_${key}`;
          const field = { className: "input", id, name: id, lang: tag, dir, defaultValue: wording[key] ?? "" };
          return (
            <div key={key}>
              <label htmlFor={id}>
                <span lang={tag}>{language}</span> {needed && wording[key] === undefined && <em className="missing">{t("missing")}</em>}
              </label>
              {long ? <textarea rows={2} {...field} /> : <input {...field} />}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
