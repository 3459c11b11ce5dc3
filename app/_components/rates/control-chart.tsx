import type { ReactNode } from "react";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { TrendSegment } from "#lib/rates/trend.ts";
import type { TrendNote } from "#lib/rates/trend-queries.ts";
import { ControlPicture } from "./control-picture.tsx";
import { figures } from "./figures.ts";
import { signalWords } from "./signal-words.ts";

type Props = { locale: Locale; name: string; segment: TrendSegment; notes: readonly TrendNote[]; links?: ReactNode };

/** What is drawn of a part of a series. */
export function controlTitle(locale: Locale, name: string, { centre, points }: TrendSegment): string {
  return translator(locale, "analysis")("trend_chart", { name, centre: figures(locale).share(centre, points[0]?.rate.n ?? 0) });
}

/** A p' chart with what stands out in words, its table, and its files. */
export function ControlChart({ locale, name, segment, notes, links }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const { points } = segment;
  const title = controlTitle(locale, name, segment);
  const words = signalWords(locale, segment);
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <ControlPicture locale={locale} segment={segment} notes={notes} label={`${title}. ${words.join(" ")}`} />
      <h3>{t("signals")}</h3>
      <ul>
        {words.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {segment.provisional && <p className="quiet">{t("provisional", { count: points.length })}</p>}
      <details>
        <summary>{t("table")}</summary>
        <Scroll label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("month")}</th>
                <th scope="col">{t("rate")}</th>
                <th scope="col">{t("limits")}</th>
                <th scope="col">n</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ month, rate, lower, upper, signal }) => (
                <tr key={month} data-month={month}>
                  <th scope="row">
                    {f.month(month)}
                    {signal && " ◆"}
                  </th>
                  <td>{f.share(rate.rate, rate.n)}</td>
                  <td>{t("bounds", { lower: f.share(lower, rate.n), upper: f.share(upper, rate.n) })}</td>
                  <td>{f.count(rate.n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
      {links}
    </figure>
  );
}
