import type { Metadata } from "next";
import { ChartLinks } from "#app/_components/charts/chart-links.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { DriversChart } from "#app/_components/rates/drivers-chart.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { Filters } from "#app/_components/rates/filters.tsx";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import type { Search } from "#app/_components/rates/rates-address.ts";
import { SealedNotice } from "#app/_components/rates/sealed-notice.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { whatWouldHelp } from "#lib/rates/driver-queries.ts";
import { chosenRates, withChosen } from "../chosen-rates.ts";
import "#app/_components/rates/charts.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "analysis")("drivers_title") };
}

/** What goes together with satisfaction, and how it is rated: where to look first. */
export default async function DriversPage({ params, searchParams }: Props) {
  const asked = await chosenRates({ params, searchParams, area: "/drivers" });
  const { locale, actor, path, units, services, unit, period, selection, chosen, query, exports } = asked;
  const found = await whatWouldHelp(actor, selection);
  const t = translator(locale, "analysis");
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="drivers"
      path={path}
      filters={
        <Filters
          locale={locale}
          area="/drivers"
          chosen={chosen}
          units={units}
          periods={withChosen(found.periods, period)}
          services={services}
        />
      }
    >
      <h1>
        {t("drivers_title")}: {inLocale(unit.name, locale)}
      </h1>
      <SealedNotice locale={locale} sealed={found.sealed} />
      <Meanings locale={locale} of={["importance", "interval", "small_numbers"]} />
      {found.r2 === undefined ? (
        <p className="notice">{t("drivers_withheld", { count: figures(locale).count(found.answers) })}</p>
      ) : (
        <DriversChart
          locale={locale}
          answers={found.answers}
          r2={found.r2}
          drivers={found.drivers}
          links={exports && <ChartLinks locale={locale} chart="drivers" query={query} title={t("drivers_title")} />}
        />
      )}
    </StaffFrame>
  );
}
