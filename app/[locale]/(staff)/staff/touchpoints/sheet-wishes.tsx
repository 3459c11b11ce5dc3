import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; chosen: readonly Locale[]; large: boolean };

/** In which languages and how large sheets are wanted; without a wish for languages each sheet takes those that fit. */
export function SheetWishes({ locale, chosen, large }: Props) {
  const t = translator(locale, "touchpoints");
  return (
    <>
      <fieldset className="row">
        <legend className="label">{t("languages")}</legend>
        {LOCALE_KEYS.map((key) => (
          <label key={key} className="choice">
            <input type="checkbox" name="in" value={key} defaultChecked={chosen.includes(key)} />
            <span lang={LOCALES[key].tag}>{LOCALES[key].name}</span>
          </label>
        ))}
      </fieldset>
      <label className="choice">
        <input type="checkbox" name="large" value="1" defaultChecked={large} />
        <span>{t("large")}</span>
      </label>
    </>
  );
}
