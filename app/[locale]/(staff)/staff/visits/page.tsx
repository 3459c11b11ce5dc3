import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { addMonths } from "#lib/calendar.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { visitsOf } from "#lib/units/visit-queries.ts";
import { ImportForm } from "./import-form.tsx";
import { monthsShown } from "./months.ts";
import { problemLines } from "./problems.ts";
import { VisitChart } from "./visit-chart.tsx";
import { VisitGrid } from "./visit-grid.tsx";
import "#app/_components/distributions/distributions.css";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "visits")("title") };
}

export default async function VisitsPage({ params, searchParams }: Props) {
  const [locale, asked] = await Promise.all([localeOf(params), searchParams]);
  const path = "/staff/visits";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, catalogue, managed, returned] = await Promise.all([
    unitsInScope(actor),
    services(actor),
    unitsWithRole(actor, MAY["visits.count"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "visits");
  const f = figures(locale);
  const wished = returned?.values.get("unit")?.[0] ?? asked.unit;
  const unit = units.find(({ slug }) => slug === wished) ?? units.find(({ kind }) => kind === "station") ?? units[0];
  const until = returned?.values.get("until")?.[0] ?? asked.until;
  const { months, choices } = monthsShown(typeof until === "string" ? until : "");
  const [now = ""] = choices;
  const counts = unit ? await visitsOf(actor, unit.id, { from: addMonths(now, 1 - choices.length), to: now }) : [];
  const mine = unit && managed.includes(unit.id);
  return (
    <StaffFrame locale={locale} actor={actor} area="visits" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <form className="row" method="get" action={`/${locale}${path}`}>
        <SelectField id="unit" label={t("unit")} value={unit?.slug ?? ""} choices={unitChoices(units, locale)} />
        <SelectField
          id="until"
          label={t("until")}
          value={months.at(-1)?.slice(0, 7) ?? ""}
          choices={choices.map((month) => ({ key: month.slice(0, 7), name: f.month(month) }))}
        />
        <button className="button" type="submit">
          {t("show")}
        </button>
      </form>
      {counts.length > 0 ? <VisitChart locale={locale} counts={counts} until={now} /> : <p className="notice">{t("chart_none")}</p>}
      {unit && (
        <VisitGrid
          locale={locale}
          unit={unit}
          services={catalogue}
          months={months}
          counts={counts}
          values={returned?.values}
          readOnly={!mine}
        />
      )}
      {managed.length > 0 && <ImportForm locale={locale} units={units.filter(({ id }) => managed.includes(id))} services={catalogue} />}
    </StaffFrame>
  );
}
