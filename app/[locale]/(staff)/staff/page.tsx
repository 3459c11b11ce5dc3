import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ExportLinks } from "#app/_components/rates/export-links.tsx";
import { Filters } from "#app/_components/rates/filters.tsx";
import type { Search } from "#app/_components/rates/rates-address.ts";
import { RatesView } from "#app/_components/rates/rates-view.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { overview } from "#lib/rates/queries.ts";
import { overdueRequests } from "#lib/requests/desk-queries.ts";
import { subtree } from "#lib/units/tree.ts";
import "./panels.css";
import { CameOf } from "./came-of.tsx";
import { chosenRates, withChosen } from "./chosen-rates.ts";
import { Grades } from "./grades.tsx";
import { reportMonths } from "./report/report-month.ts";
import { ReportPanel } from "./report/report-panel.tsx";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "rates")("title") };
}

export default async function RatesPage({ params, searchParams }: Props) {
  const { locale, actor, query, path, units, services, unit, period, selection, chosen, exports } = await chosenRates({
    params,
    searchParams,
    area: "",
  });
  const below = subtree(units, unit.id);
  const [found, overdue] = await Promise.all([overview(actor, selection), overdueRequests(actor, below)]);
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="rates"
      path={path}
      filters={
        <Filters locale={locale} area="" chosen={chosen} units={units} periods={withChosen(found.periods, period)} services={services} />
      }
    >
      <RatesView
        locale={locale}
        unit={unit}
        period={period}
        found={found}
        query={query}
        exports={exports}
        overdue={overdue}
        beside={<CameOf locale={locale} actor={actor} unitIds={below} />}
        grades={<Grades locale={locale} actor={actor} selection={selection} query={query} exports={exports} />}
      />
      {exports && <ExportLinks locale={locale} query={query} />}
      {exports && <ReportPanel locale={locale} unit={unit.slug} months={reportMonths(found.headlines, selection.today)} />}
    </StaffFrame>
  );
}
