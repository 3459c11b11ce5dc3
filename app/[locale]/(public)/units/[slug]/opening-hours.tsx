import { weekdays } from "#app/_components/frame/weekdays.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { clockOf, isAllDay, type Week } from "#lib/units/office-week.ts";

type Props = { locale: Locale; week: Week; today: number };

/** When the station is open, day by day, today in bold. */
export function OpeningHours({ locale, week, today }: Props) {
  const t = translator(locale, "station");
  const inWords = (span: Week[number]) => {
    if (!span) return t("closed");
    return isAllDay(span) ? t("all_day") : <bdi dir="ltr">{`${clockOf(span[0])}–${clockOf(span[1])}`}</bdi>;
  };
  return (
    <table className="hours">
      <caption className="visually-hidden">{t("hours")}</caption>
      <tbody>
        {weekdays(locale).map((name, at) => (
          <tr key={name} className={at === today ? "today" : undefined}>
            <th scope="row">{name}</th>
            <td>{inWords(week[at] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
