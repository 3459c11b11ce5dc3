import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Localised } from "#lib/i18n/locales.ts";
import { LONGEST_WORDING } from "#lib/requests/catalogue-definition.ts";

type Props = { name: string; label: string; hint?: string; stored: Partial<Localised> | undefined; values: Fields | undefined };

/** One text in every language. */
export function Wordings({ name, label, hint, stored, values }: Props) {
  return (
    <fieldset className="panel stack">
      <legend className="label">{label}</legend>
      {hint && <p className="quiet">{hint}</p>}
      {LOCALE_KEYS.map((key) => (
        <label key={key} className="field">
          {LOCALES[key].name}
          <input
            className="input"
            id={`${name}_${key}`}
            name={`${name}_${key}`}
            maxLength={LONGEST_WORDING}
            lang={LOCALES[key].tag}
            dir={LOCALES[key].dir}
            defaultValue={values ? single(values, `${name}_${key}`) : (stored?.[key] ?? "")}
          />
        </label>
      ))}
    </fieldset>
  );
}
