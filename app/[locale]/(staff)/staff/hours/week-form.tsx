import { weekdays } from "#app/_components/frame/weekdays.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { holidayLines } from "#lib/requests/hours-definition.ts";
import type { UnitHours } from "#lib/requests/hours-queries.ts";
import { clockOf } from "#lib/units/office-week.ts";

type Props = { locale: Locale; slug: string; hours: UnitHours; values: Fields | undefined };

/** A line for each weekday, and the holidays below. */
export function WeekForm({ locale, slug, hours, values }: Props) {
  const t = translator(locale, "desk");
  const days = weekdays(locale);
  const sent = (name: string, stored: string) => (values ? single(values, name) : stored);
  const time = (name: string, label: string, stored: number | undefined) => (
    <input
      className="input"
      name={name}
      aria-label={label}
      placeholder="09:00"
      inputMode="numeric"
      size={5}
      maxLength={5}
      dir="ltr"
      defaultValue={sent(name, stored === undefined ? "" : clockOf(stored))}
    />
  );
  return (
    <form method="post" action={`/${locale}/staff/hours/week`} className="stack">
      <input type="hidden" name="unit" value={slug} />
      <input type="hidden" name="seen" value={hours.number} />
      <p className="quiet">{t("hours_hint")}</p>
      <table className="lines" id="week">
        <thead>
          <tr>
            <th scope="col">{t("weekday")}</th>
            <th scope="col">{t("from")}</th>
            <th scope="col">{t("to")}</th>
          </tr>
        </thead>
        <tbody>
          {hours.week.map((open, at) => {
            const day = days[at] ?? "";
            return (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{time(`from_${at}`, t("from_on", { day }), open?.[0])}</td>
                <td>{time(`to_${at}`, t("to_on", { day }), open?.[1])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="field">
        <label className="label" htmlFor="holidays">
          {t("holidays")}
        </label>
        <p className="quiet" id="holidays-hint">
          {t("holidays_hint")}
        </p>
        <textarea
          className="input"
          id="holidays"
          name="holidays"
          rows={8}
          dir="auto"
          aria-describedby="holidays-hint"
          defaultValue={sent("holidays", holidayLines(hours.holidays))}
        />
      </div>
      <button className="button" type="submit">
        {t("hours_save")}
      </button>
    </form>
  );
}
