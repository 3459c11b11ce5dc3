import type { Metadata } from "next";
import { ChartLinks } from "#app/_components/charts/chart-links.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { Filters } from "#app/_components/rates/filters.tsx";
import { FunnelChart, funnelWords } from "#app/_components/rates/funnel-chart.tsx";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import { ratesPath, type Search } from "#app/_components/rates/rates-address.ts";
import { SealedNotice } from "#app/_components/rates/sealed-notice.tsx";
import { UnitComparison } from "#app/_components/rates/unit-comparison.tsx";
import { UnitIntervals } from "#app/_components/rates/unit-intervals.tsx";
import { indicatorName } from "#app/_components/rates/words.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { unitComparison } from "#lib/rates/unit-queries.ts";
import { chosenRates, withChosen } from "../chosen-rates.ts";
import "#app/_components/rates/charts.css";
import "../panels.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const MOST_COMPARED = 4;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "analysis")("units_title") };
}

/** Which units differ beyond chance: never a ranking. */
export default async function UnitsPage({ params, searchParams }: Props) {
  const search = await searchParams;
  const asked = await chosenRates({ params, searchParams, area: "/units" });
  const { locale, actor, query, units, services, unit, period, rate, selection, chosen, exports } = asked;
  const dispersion = search.dispersion === "1";
  const found = await unitComparison(actor, selection, rate, dispersion);
  const t = translator(locale, "analysis");
  const name = indicatorName(locale, rate);
  const path = ratesPath(query, "/units");
  const linksOf = (chart: "funnel" | "intervals", title: string) =>
    exports && (
      <ChartLinks locale={locale} chart={chart} query={{ ...query, rate, dispersion: dispersion ? "1" : undefined }} title={title} />
    );
  const compared = [search.compare ?? []].flat().slice(0, MOST_COMPARED);
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="units"
      path={path}
      filters={
        <Filters
          locale={locale}
          area="/units"
          chosen={{ ...chosen, rate }}
          units={units}
          periods={withChosen(found.periods, period)}
          services={services}
        />
      }
    >
      <h1>
        {name}: {inLocale(unit.name, locale)}
      </h1>
      <SealedNotice locale={locale} sealed={found.sealed} />
      <p className="quiet">
        {t("units_how")} <a href={`/${locale}/staff/definitions#${rate}`}>{translator(locale, "rates")("definition_of", { name })}</a>
      </p>
      <Meanings locale={locale} of={["interval", "funnel_limits", "adjusted", "change", "small_numbers"]} />
      {found.funnel ? (
        <FunnelChart
          locale={locale}
          name={name}
          units={found.units}
          funnel={found.funnel}
          path={path}
          links={linksOf("funnel", funnelWords(locale, name, found.units, found.funnel).title)}
        />
      ) : (
        <p className="notice">{t("funnel_none")}</p>
      )}
      <UnitIntervals
        locale={locale}
        name={name}
        units={found.units}
        funnel={found.funnel}
        links={found.units.some((each) => each.rate.shown) && linksOf("intervals", t("caterpillar"))}
      />
      <UnitComparison locale={locale} units={found.units} compared={compared} query={{ ...query, rate }} />
    </StaffFrame>
  );
}
