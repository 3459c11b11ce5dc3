import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { openedQuestionnaires, touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { largestTree, subtree } from "#lib/units/tree.ts";
import { PrintAll } from "./print-all.tsx";
import { problemLines } from "./problems.ts";
import { TouchpointForm } from "./touchpoint-form.tsx";
import { TouchpointTable } from "./touchpoint-table.tsx";
import { UnitChoice } from "./unit-choice.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "touchpoints")("title") };
}

export default async function TouchpointsPage({ params, searchParams }: Props) {
  const [locale, wish] = await Promise.all([localeOf(params), searchParams]);
  const path = "/staff/touchpoints";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, catalogue, asked, managed, returned] = await Promise.all([
    unitsInScope(actor),
    services(actor),
    openedQuestionnaires(actor),
    unitsWithRole(actor, MAY["touchpoints.keep"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const unit = units.find(({ slug }) => slug === wish.unit) ?? largestTree(units);
  const found = unit ? await touchpointsOf(actor, subtree(units, unit.id)) : [];
  const t = translator(locale, "touchpoints");
  const mine = units.filter(({ id }) => managed.includes(id));
  const made = typeof wish.made === "string" && /^\d{1,4}$/.test(wish.made) ? Number(wish.made) : undefined;
  const inUse = found.filter(({ retiredOn }) => !retiredOn).length;
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="touchpoints"
      path={path}
      filters={<UnitChoice locale={locale} units={units} chosen={unit?.slug ?? ""} />}
    >
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {made !== undefined && (
        <p className="notice" role="status">
          {t("made", { count: made })}
        </p>
      )}
      <TouchpointTable locale={locale} touchpoints={found} services={catalogue} />
      {unit && inUse > 0 && <PrintAll locale={locale} unitSlug={unit.slug} inUse={inUse} />}
      {mine.length > 0 && (
        <TouchpointForm locale={locale} units={mine} services={catalogue} questionnaires={asked} values={returned?.values} />
      )}
    </StaffFrame>
  );
}
