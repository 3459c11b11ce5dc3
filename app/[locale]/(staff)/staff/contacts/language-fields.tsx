import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES } from "#lib/i18n/locales.ts";

type Props = { name: string; label: string; hint?: string; most: number; values: Fields; long?: boolean };

/** One text in each language. */
export function LanguageFields({ name, label, hint, most, values, long = false }: Props) {
  return (
    <fieldset>
      <legend className="label">{label}</legend>
      {hint && <p className="quiet">{hint}</p>}
      <div className="in-languages">
        {LOCALE_KEYS.map((key) => {
          const given = { id: `${name}_${key}`, name: `${name}_${key}`, maxLength: most, defaultValue: single(values, `${name}_${key}`) };
          const spoken = { lang: LOCALES[key].tag, dir: LOCALES[key].dir };
          return (
            <div className="field" key={key}>
              <label htmlFor={given.id} lang={spoken.lang}>
                {LOCALES[key].name}
              </label>
              {long ? <textarea className="input" rows={3} {...given} {...spoken} /> : <input className="input" {...given} {...spoken} />}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
