import { figures } from "#app/_components/rates/figures.ts";
import { addMonths, type Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { VisitCount } from "#lib/units/visits.ts";

type Props = { locale: Locale; counts: readonly VisitCount[]; until: Day };

const MONTHS = 24;

/** A column for each of the last two years' months. */
export function VisitChart({ locale, counts, until }: Props) {
  const t = translator(locale, "visits");
  const f = figures(locale);
  const months = Array.from({ length: MONTHS }, (_, at) => addMonths(until, at + 1 - MONTHS)).map((month) => ({
    month,
    visits: counts.filter((count) => count.month === month).reduce((sum, { visits }) => sum + visits, 0),
  }));
  const highest = Math.max(1, ...months.map(({ visits }) => visits));
  return (
    <figure>
      <figcaption className="quiet">{t("chart")}</figcaption>
      <div
        className="columns-chart"
        role="img"
        aria-label={`${t("chart")}: ${months.map(({ month, visits }) => `${f.month(month)} ${f.count(visits)}`).join(", ")}`}
      >
        {months.map(({ month, visits }) => (
          <div key={month} title={`${f.month(month)}: ${f.count(visits)}`}>
            <span className="column" style={{ blockSize: `${(visits / highest) * 100}%` }} data-count={visits} />
          </div>
        ))}
      </div>
      <div className="columns-ends quiet">
        <span>{f.month(months[0]?.month ?? until)}</span>
        <span>{f.month(until)}</span>
      </div>
    </figure>
  );
}
