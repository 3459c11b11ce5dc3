import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_ADDRESS } from "#lib/units/contact.ts";
import { LanguageFields } from "./language-fields.tsx";

/** When and where officers next meet residents on the street. */
export function SurgeryFields({ locale, values }: { locale: Locale; values: Fields }) {
  const t = translator(locale, "contacts");
  return (
    <fieldset className="stack">
      <legend className="label">{t("surgery")}</legend>
      <p className="quiet">{t("surgery_how")}</p>
      <div className="in-languages">
        <div className="field">
          <label htmlFor="surgery_on">{t("surgery_on")}</label>
          <input className="input" id="surgery_on" name="surgery_on" type="date" defaultValue={single(values, "surgery_on")} />
        </div>
        {(["from", "to"] as const).map((end) => (
          <div className="field" key={end}>
            <label htmlFor={`surgery_${end}`}>{t(`hours_${end === "from" ? "open" : "close"}`)}</label>
            <input
              className="input"
              id={`surgery_${end}`}
              name={`surgery_${end}`}
              inputMode="numeric"
              maxLength={5}
              dir="ltr"
              defaultValue={single(values, `surgery_${end}`)}
            />
          </div>
        ))}
      </div>
      <LanguageFields name="surgery_place" label={t("surgery_place")} most={LONGEST_ADDRESS} values={values} />
    </fieldset>
  );
}
