import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Wording } from "#lib/surveys/draft.ts";
import { SPARE_OPTIONS } from "#lib/surveys/draft-form.ts";
import { MOST_OPTIONS } from "#lib/surveys/question-shapes.ts";

type Option = { code: number; label: Wording; other?: true | undefined };
type Props = { locale: Locale; options: readonly Option[]; sent: Fields | undefined };

/** The answers to choose from, in every language; empty rows below take further ones, and an emptied row is removed. */
export function OptionFields({ locale, options, sent }: Props) {
  const t = translator(locale, "authoring");
  const rows = Math.min(options.length + SPARE_OPTIONS, MOST_OPTIONS + SPARE_OPTIONS);
  const value = (row: number, part: string, own: string) => (sent ? single(sent, `option_${row}_${part}`) : own);
  return (
    <fieldset className="options">
      <legend className="label">{t("options")}</legend>
      <p className="quiet">{t("options_hint")}</p>
      {Array.from({ length: rows }, (_, row) => {
        const option = options[row];
        const name = `option_${row}`;
        return (
          <fieldset key={name} className="option-row">
            <legend className="visually-hidden">{t("option_number", { number: row + 1 })}</legend>
            <label className="small">
              {t("place")}
              <input className="input" inputMode="numeric" name={`${name}_place`} defaultValue={value(row, "place", String(row + 1))} />
            </label>
            <label className="small">
              {t("code")}
              <input
                className="input"
                inputMode="numeric"
                id={`${name}_code`}
                name={`${name}_code`}
                defaultValue={value(row, "code", option ? String(option.code) : "")}
              />
            </label>
            {LOCALE_KEYS.map((key) => (
              <label key={key}>
                <span>
                  <span lang={LOCALES[key].tag}>{LOCALES[key].name}</span>{" "}
                  {option && option.label[key] === undefined && <em className="missing">{t("missing")}</em>}
                </span>
                <input
                  className="input"
                  name={`${name}_${key}`}
                  lang={LOCALES[key].tag}
                  dir={LOCALES[key].dir}
                  defaultValue={value(row, key, option?.label[key] ?? "")}
                />
              </label>
            ))}
            <label className="small">
              {t("other_choice")}
              <input
                type="checkbox"
                name={`${name}_other`}
                value="1"
                defaultChecked={sent ? sent.has(`${name}_other`) : option?.other === true}
              />
            </label>
          </fieldset>
        );
      })}
    </fieldset>
  );
}
