import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { issues, owners, unitActions } from "#lib/requests/issue-queries.ts";
import { monthsUpTo } from "#lib/requests/issues.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { ActionForm } from "./action-form.tsx";
import { ActionItem } from "./action-item.tsx";
import { chosenIssues, monthsToChoose, todayHere } from "./chosen.ts";
import { IssueChart } from "./issue-chart.tsx";
import { IssueFilters } from "./issue-filters.tsx";
import { problemLines } from "./problems.ts";
import "../panels.css";
import "./issues.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "issues")("title") };
}

/** What residents ask about, where it rises, and what is done about it. */
export default async function IssuesPage({ params, searchParams }: Props) {
  const [locale, wish] = await Promise.all([localeOf(params), searchParams]);
  const path = "/staff/issues";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [all, seen, mine, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["issues.read"]),
    unitsWithRole(actor, MAY["actions.lead"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const today = todayHere();
  const units = all.filter(({ id }) => seen.includes(id));
  const { unit, month } = chosenIssues(units, wish, today);
  const below = unit ? subtree(units, unit.id) : [];
  const [found, actions, people] = await Promise.all([issues(actor, below, month, today), unitActions(actor, below), owners(actor)]);
  const own = units.filter(({ id }) => mine.includes(id));
  const t = translator(locale, "issues");
  const form = returned && single(returned.values, "form");
  const k = env().RAPPORT_STAFF_MINIMUM_BASE;
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="issues"
      path={unit ? `${path}?unit=${unit.slug}&month=${month.slice(0, 7)}` : path}
      filters={unit && <IssueFilters locale={locale} units={units} unit={unit.slug} month={month} months={monthsToChoose(today)} />}
    >
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t(unit ? "intro" : "not_yours")}</p>
      {unit && found.length === 0 && <p className="notice">{t("none")}</p>}
      {unit && found.length > 0 && <IssueChart locale={locale} issues={found} months={monthsUpTo(month)} unit={unit.slug} k={k} />}
      {found.length > 0 && <p className="quiet">{t("how")}</p>}
      {unit && found.length > 0 && own.length > 0 && (
        <ActionForm
          locale={locale}
          units={own}
          unit={unit.slug}
          month={month}
          issues={found}
          owners={people}
          me={actor.personId}
          values={form === "new" ? returned?.values : undefined}
        />
      )}
      {actions.length > 0 && (
        <section className="stack" aria-labelledby="actions">
          <h2 id="actions">{t("actions")}</h2>
          <ul className="plain-list stack">
            {actions.map((action) => (
              <ActionItem
                key={action.id}
                locale={locale}
                action={action}
                mayAct={mine.includes(action.unitId)}
                today={today}
                values={form === action.id ? returned?.values : undefined}
              />
            ))}
          </ul>
        </section>
      )}
    </StaffFrame>
  );
}
