import { weekdays } from "#app/_components/frame/weekdays.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** From and to on each day of the week. */
export function HoursFields({ locale, values }: { locale: Locale; values: Fields }) {
  const t = translator(locale, "contacts");
  return (
    <fieldset>
      <legend className="label">{t("hours")}</legend>
      <p className="quiet">{t("hours_how")}</p>
      {weekdays(locale).map((day, at) => (
        <div className="row day-hours" key={day}>
          <span>{day}</span>
          {(["open", "close"] as const).map((end) => (
            <input
              key={end}
              className="input"
              id={`${end}_${at}`}
              name={`${end}_${at}`}
              aria-label={`${day}, ${t(`hours_${end}`)}`}
              inputMode="numeric"
              maxLength={5}
              placeholder={end === "open" ? "09:00" : "17:00"}
              dir="ltr"
              defaultValue={single(values, `${end}_${at}`)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}
