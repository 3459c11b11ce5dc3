import type { Environment } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { SETTINGS, type SettingName } from "#lib/operations/settings.ts";

type Props = { name: SettingName; label: string; now: Environment; sent: Fields | undefined };

/** What a setting is typed into: a number, a line, a line for each language, or boxes. */
export function ValueFields({ name, label, now, sent }: Props) {
  const setting = SETTINGS[name];
  const value = now[setting.variable];
  if (setting.kind === "languages") {
    const chosen: readonly (string | Locale)[] = sent?.get(name) ?? now.RAPPORT_LANGUAGES;
    return (
      <fieldset className="row" id={name}>
        <legend className="label">{label}</legend>
        {LOCALE_KEYS.map((key) => (
          <label className="choice" key={key} lang={LOCALES[key].tag}>
            <input type="checkbox" name={name} value={key} defaultChecked={chosen.includes(key)} /> {LOCALES[key].name}
          </label>
        ))}
      </fieldset>
    );
  }
  if (setting.kind === "wordings") {
    const texts = now.RAPPORT_EMERGENCY_TEXT;
    return (
      <fieldset className="stack" id={name}>
        <legend className="label">{label}</legend>
        {LOCALE_KEYS.map((key) => (
          <div className="field" key={key}>
            <label htmlFor={`${name}_${key}`} lang={LOCALES[key].tag}>
              {LOCALES[key].name}
            </label>
            <input
              className="input"
              id={`${name}_${key}`}
              name={`${name}_${key}`}
              lang={LOCALES[key].tag}
              dir={LOCALES[key].dir}
              maxLength={200}
              defaultValue={sent ? single(sent, `${name}_${key}`) : (texts[key] ?? "")}
            />
          </div>
        ))}
      </fieldset>
    );
  }
  const shown = sent ? single(sent, name) : String(value);
  const numeric =
    setting.kind === "number" ? { type: "number", min: setting.least, max: setting.most, step: 1 } : { type: "text", maxLength: 40 };
  return (
    <div className="field">
      <label className="label" htmlFor={name}>
        {label}
      </label>
      <input className="input narrow" id={name} name={name} defaultValue={shown} {...numeric} />
    </div>
  );
}
