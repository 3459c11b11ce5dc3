import type { Metadata } from "next";
import { ChartLinks } from "#app/_components/charts/chart-links.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ControlChart, controlTitle } from "#app/_components/rates/control-chart.tsx";
import { Filters } from "#app/_components/rates/filters.tsx";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import type { Search } from "#app/_components/rates/rates-address.ts";
import { SealedNotice } from "#app/_components/rates/sealed-notice.tsx";
import { indicatorName } from "#app/_components/rates/words.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { trend } from "#lib/rates/trend-queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { chosenRates, withChosen } from "../chosen-rates.ts";
import { BaselinePanel } from "./baseline-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { problemLines } from "./problems.ts";
import "#app/_components/rates/charts.css";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "analysis")("trend_title") };
}

/** One rate of a unit month by month, and what of it is more than chance. */
export default async function TrendPage({ params, searchParams }: Props) {
  const asked = await chosenRates({ params, searchParams, area: "/trend" });
  const { locale, actor, path, units, services, unit, period, rate, selection, chosen, query, exports } = asked;
  const [found, deciders, noters, returned] = await Promise.all([
    trend(actor, selection, rate),
    unitsWithRole(actor, MAY["baselines.decide"]),
    unitsWithRole(actor, MAY["notes.write"]),
    returnedForm(`/${locale}/staff/trend`),
  ]);
  const t = translator(locale, "analysis");
  const name = indicatorName(locale, rate);
  const months = found.months.map(({ month }) => month);
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="trend"
      path={path}
      filters={
        <Filters
          locale={locale}
          area="/trend"
          chosen={{ ...chosen, rate }}
          units={units}
          periods={withChosen(found.periods, period)}
          services={services}
        />
      }
    >
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>
        {name}: {inLocale(unit.name, locale)}
      </h1>
      <SealedNotice locale={locale} sealed={found.sealed} />
      <p className="quiet">
        {t("trend_how")} <a href={`/${locale}/staff/definitions#${rate}`}>{translator(locale, "rates")("definition_of", { name })}</a>
      </p>
      {found.segments.length === 0 && <p className="notice">{t("trend_none")}</p>}
      {found.segments.map((segment) => (
        <ControlChart
          key={segment.from}
          locale={locale}
          name={name}
          segment={segment}
          notes={found.notes}
          links={
            exports && (
              <ChartLinks
                locale={locale}
                chart="trend"
                query={{ ...query, rate, from: segment.from }}
                title={controlTitle(locale, name, segment)}
              />
            )
          }
        />
      ))}
      <Meanings locale={locale} of={["trend_limits", "runs", "interval", "small_numbers"]} />
      <NotesPanel
        locale={locale}
        unit={unit}
        months={months}
        notes={found.notes}
        mine={noters.includes(unit.id)}
        back={path}
        values={returned?.values}
      />
      <BaselinePanel
        locale={locale}
        unit={unit}
        rate={rate}
        months={months}
        baseline={found.baseline}
        mine={deciders.includes(unit.id)}
        back={path}
        values={returned?.values}
      />
    </StaffFrame>
  );
}
