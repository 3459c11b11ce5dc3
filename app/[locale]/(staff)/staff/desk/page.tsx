import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { assignmentRules, replyTemplates } from "#lib/requests/desk-keeping-queries.ts";
import { deskPeople } from "#lib/requests/people-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "../requests/problems.ts";
import { Rules, Templates } from "./kept.tsx";
import { RuleForm } from "./rule-form.tsx";
import { TemplateForm } from "./template-form.tsx";
import "../panels.css";
import "../requests/desk.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("keeping_title") };
}

/** What the desks of the actor's units keep: reply templates, and who gets what comes in. */
export default async function DeskPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = "/staff/desk";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, mine, catalogue, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["requests.supervise"]),
    needs(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const own = units.filter(({ id }) => mine.includes(id));
  const [templates, rules, people] = await Promise.all([
    replyTemplates(actor, mine),
    assignmentRules(actor, mine),
    Promise.all(own.map(({ id }) => deskPeople(actor, id, "help"))),
  ]);
  const t = translator(locale, "desk");
  const known = [...new Map(people.flat().map((person) => [person.id, person])).values()];
  return (
    <StaffFrame locale={locale} actor={actor} area="desk" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("keeping_title")}</h1>
      {own.length === 0 ? (
        <p className="notice">{t("hours_none")}</p>
      ) : (
        <>
          <h2>{t("templates")}</h2>
          <Templates locale={locale} templates={templates} units={units} mine={mine} />
          <TemplateForm locale={locale} units={own} values={returned?.values} />
          <h2>{t("rules")}</h2>
          <p className="quiet">{t("rules_what")}</p>
          <Rules locale={locale} rules={rules} units={units} />
          <RuleForm locale={locale} units={own} needs={catalogue} people={known} values={returned?.values} />
        </>
      )}
    </StaffFrame>
  );
}
