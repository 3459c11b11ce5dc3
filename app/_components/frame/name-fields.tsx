import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Localised } from "#lib/i18n/locales.ts";

type Props = { label: string; stored: Localised | undefined; values: Fields | undefined; prefix?: string };

const LONGEST = 120;

/** One name in every language; English is needed, the others fall back to it. */
export function NameFields({ label, stored, values, prefix = "name" }: Props) {
  return (
    <fieldset className="in-languages">
      <legend className="label">{label}</legend>
      {LOCALE_KEYS.map((key) => (
        <div className="field" key={key}>
          <label className="label" htmlFor={`${prefix}_${key}`}>
            {LOCALES[key].name}
          </label>
          <input
            className="input"
            id={`${prefix}_${key}`}
            name={`name_${key}`}
            maxLength={LONGEST}
            lang={LOCALES[key].tag}
            dir={LOCALES[key].dir}
            defaultValue={values ? single(values, `name_${key}`) : (stored?.[key] ?? "")}
          />
        </div>
      ))}
    </fieldset>
  );
}
