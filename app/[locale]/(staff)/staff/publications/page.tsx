import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { drafts } from "#lib/publications/draft-queries.ts";
import { plans } from "#lib/publications/plan-queries.ts";
import { releases } from "#lib/publications/public-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { DraftForm } from "./draft-form.tsx";
import { DraftList } from "./draft-list.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { problemLines } from "./problems.ts";
import { ReleaseTable } from "./release-table.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "publishing")("title") };
}

/** What is told to the public: drafts, what goes out by itself, and what has been published. */
export default async function PublicationsPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/publications`);
  const [all, planned, released, units, mine, withdrawable, returned] = await Promise.all([
    drafts(actor),
    plans(actor),
    releases(residentActor()),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["publications.draft"]),
    unitsWithRole(actor, MAY["publications.withdraw"]),
    returnedForm(`/${locale}/staff/publications`),
  ]);
  const t = translator(locale, "publishing");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const own = units.filter(({ id }) => mine.includes(id));
  const open = all.filter(({ slug, ended }) => !slug && !ended);
  const past = all.filter(({ ended }) => ended);
  const shared = { locale, values: returned?.values };
  const problems = returned?.problems ?? {};
  return (
    <StaffFrame locale={locale} actor={actor} area="publications" path="/staff/publications">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro", { k: env().RAPPORT_PUBLIC_MINIMUM_BASE })}</p>
      <h2>{t("drafts")}</h2>
      {open.length === 0 ? (
        <p className="notice">{t(own.length > 0 ? "none" : "none_yours")}</p>
      ) : (
        <DraftList locale={locale} drafts={open} />
      )}
      {own.length > 0 && <DraftForm {...shared} units={own} today={today} problems={problems} />}
      <PlanPanel {...shared} plans={planned} units={units} mine={mine} today={today} problems={problems} />
      <h2>{t("published")}</h2>
      {released.length === 0 ? (
        <p>{t("published_none")}</p>
      ) : (
        <ReleaseTable {...shared} releases={released} units={units} mine={withdrawable} />
      )}
      {past.length > 0 && (
        <details className="panel">
          <summary>{t("dropped")}</summary>
          <DraftList locale={locale} drafts={past} />
        </details>
      )}
    </StaffFrame>
  );
}
