import { ChartLinks } from "#app/_components/charts/chart-links.tsx";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Headline } from "#lib/rates/indicators.ts";
import { before, type Period } from "#lib/rates/period.ts";
import type { Overview } from "#lib/rates/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { Attention } from "./attention.tsx";
import { DriverTiles } from "./driver-tiles.tsx";
import { figures } from "./figures.ts";
import { Meanings } from "./meanings.tsx";
import { type RatesQuery, ratesPath } from "./rates-address.ts";
import { SealedNotice } from "./sealed-notice.tsx";
import { Tile } from "./tile.tsx";
import { TrendChart } from "./trend-chart.tsx";
import { UnitsChart } from "./units-chart.tsx";
import { Waiting } from "./waiting.tsx";
import { headlineWords } from "./words.ts";

type Props = {
  locale: Locale;
  unit: UnitNode;
  period: Period;
  found: Overview;
  query: RatesQuery;
  exports: boolean;
  /** Requests of the unit and those below it that are past their deadline. */
  overdue: number;
  /** What else has been done about results. */
  beside: React.ReactNode;
  grades: React.ReactNode;
};

/** Tiles, what waits, the trend and the units side by side. */
export function RatesView({ locale, unit, period, found, query, exports, overdue, beside, grades }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { headlines, participation, waiting, lastMonth } = found;
  const hrefOf = (slug: string) => `/${locale}${ratesPath({ ...query, unit: slug })}`;
  const linksOf = (chart: "months" | "units", id: Headline) => {
    const { name } = headlineWords(locale, id);
    const title = chart === "months" ? t("trend_subtitle", { name }) : t("units_title", { name });
    return exports && <ChartLinks locale={locale} chart={chart} query={{ ...query, rate: id }} title={title} />;
  };
  const empty = headlines.every(({ now }) => !now.shown && now.reason === "none");
  const series = headlines.filter(({ months }) => months.some(({ rate }) => rate.shown || rate.reason !== "none"));
  const compared = headlines.filter(({ units }) => units.some(({ rate }) => rate.shown));
  return (
    <>
      <header>
        <h1>{inLocale(unit.name, locale)}</h1>
        <p className="quiet">{t("shown_period", { period: f.months(period) })}</p>
      </header>
      {empty && (
        <p className="notice">
          {lastMonth ? t("empty_period") : t("empty_ever")}{" "}
          {lastMonth && (
            <a href={`/${locale}${ratesPath({ ...query, period: lastMonth.slice(0, 4) })}`}>
              {t("empty_do", { year: lastMonth.slice(0, 4) })}
            </a>
          )}
        </p>
      )}
      <SealedNotice locale={locale} sealed={found.sealed} />
      <div className="tiles">
        {headlines.map((headline) => (
          <Tile key={headline.id} locale={locale} headline={headline} participation={participation} />
        ))}
      </div>
      <DriverTiles locale={locale} drivers={found.drivers} before={before(period)} />
      <Meanings locale={locale} of={["interval", "change", "dont_know", "participation", "held", "small_numbers"]} />
      <p className="quiet">
        {t("random_only")} {t("small_numbers", { minimum: env().RAPPORT_STAFF_MINIMUM_BASE })}
      </p>
      <Attention locale={locale} headlines={headlines} query={query} overdue={overdue} />
      {beside}
      {grades}
      <Waiting locale={locale} waiting={waiting} />
      <section className="charts" aria-labelledby="trend">
        <h2 id="trend">{t("trend_heading")}</h2>
        {series.length === 0 && <p className="quiet">{t("trend_empty")}</p>}
        {series.map((headline) => (
          <TrendChart key={headline.id} locale={locale} headline={headline} links={linksOf("months", headline.id)} />
        ))}
      </section>
      {compared.length > 0 && (
        <section className="charts" aria-labelledby="units">
          <h2 id="units">{t("units_heading")}</h2>
          <p className="quiet">{t("units_explained")}</p>
          {compared.map((headline) => (
            <UnitsChart key={headline.id} locale={locale} headline={headline} hrefOf={hrefOf} links={linksOf("units", headline.id)} />
          ))}
        </section>
      )}
    </>
  );
}
