import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";
import { RateTable } from "./rate-table.tsx";
import { trendFinding } from "./trend-finding.ts";
import { seriesStarts, TrendPicture } from "./trend-picture.tsx";
import { headlineWords } from "./words.ts";

type Props = { locale: Locale; headline: HeadlineRates; links?: ReactNode };

/** What the months of a rate say, and what is drawn of them. */
export function trendWords(locale: Locale, headline: HeadlineRates): { finding: string; drawn: string } {
  const t = translator(locale, "rates");
  const { name } = headlineWords(locale, headline.id);
  const { months, breaks } = headline;
  const broken = breaks.length > 0 ? ` ${t("new_series_from", { months: breaks.map(figures(locale).month).join(", ") })}` : "";
  return {
    // Only what was asked in the same words is compared.
    finding: trendFinding(locale, name, months.slice(seriesStarts(headline).at(-2))),
    drawn: `${t("trend_subtitle", { name })}${broken}`,
  };
}

/** 24 months of one rate: the finding, the picture, its files, and its table. */
export function TrendChart({ locale, headline, links }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { name } = headlineWords(locale, headline.id);
  const { finding, drawn } = trendWords(locale, headline);
  const shown = headline.months.some(({ rate }) => rate.shown);
  const rows = headline.months.map(({ month, rate }) => ({ key: month, name: f.month(month), rate }));
  return (
    <figure className="chart">
      <figcaption>
        <h3>{finding}</h3>
        <p className="quiet">{drawn}</p>
      </figcaption>
      {shown ? (
        <TrendPicture locale={locale} headline={headline} label={`${finding} ${t("see_table")}`} />
      ) : (
        <p className="hidden-rate">{t("trend_empty")}</p>
      )}
      <RateTable locale={locale} caption={t("trend_subtitle", { name })} heading={t("month")} rows={rows} />
      {shown && links}
    </figure>
  );
}
