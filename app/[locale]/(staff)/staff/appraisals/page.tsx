import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { appraisalActions } from "#lib/appraisals/follow-up-queries.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { schemeVersions } from "#lib/appraisals/scheme-queries.ts";
import { addMonths, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { ActionList } from "./action-list.tsx";
import { PeriodForm } from "./period-form.tsx";
import { PeriodTable } from "./period-table.tsx";
import { problemLines } from "./problems.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("title") };
}

/** The periods in which units are appraised, and what came of the last one's actions. */
export default async function AppraisalsPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/appraisals`);
  const [all, versions, units, mine, actions, returned] = await Promise.all([
    periods(actor),
    schemeVersions(actor),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["periods.keep"]),
    appraisalActions(actor),
    returnedForm(`/${locale}/staff/appraisals`),
  ]);
  const t = translator(locale, "appraisals");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const published = versions.filter(({ publishedOn, unitId }) => publishedOn && mine.includes(unitId));
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path="/staff/appraisals">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {all.length === 0 && <p className="notice">{t("none")}</p>}
      {all.length > 0 && (
        <PeriodTable
          locale={locale}
          periods={all}
          mayEnd={({ unitId, endedOn, to }) => mine.includes(unitId) && !endedOn && today >= addMonths(to, 1)}
        />
      )}
      {published.length > 0 && <PeriodForm locale={locale} versions={published} units={units} today={today} values={returned?.values} />}
      {mine.length > 0 && published.length === 0 && <p className="notice">{t("no_scheme")}</p>}
      <section className="stack">
        <h2 id="came-of">{t("came_of")}</h2>
        {actions.length === 0 ? (
          <p className="quiet">{t("no_actions")}</p>
        ) : (
          <ActionList locale={locale} actions={actions} units={units} periods={all} />
        )}
      </section>
    </StaffFrame>
  );
}
