import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { bank, ownChecks } from "#lib/knowledge/queries.ts";
import { checkResults } from "#lib/knowledge/result-queries.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { BankPanel } from "./bank-panel.tsx";
import { CheckForm } from "./check-form.tsx";
import { OwnChecks } from "./own-checks.tsx";
import { problemLines } from "./problems.ts";
import { Results } from "./results.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "knowledge")("title") };
}

/** What officers should know: one's own checks, results of units, and the bank of questions. */
export default async function KnowledgePage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/knowledge`);
  const [own, results, banked, units, mine, read, returned] = await Promise.all([
    ownChecks(actor),
    checkResults(actor),
    bank(actor),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["checks.keep"]),
    unitsWithRole(actor, MAY["checks.read"]),
    returnedForm(`/${locale}/staff/knowledge`),
  ]);
  const t = translator(locale, "knowledge");
  const kept = units.filter(({ id }) => mine.includes(id));
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  return (
    <StaffFrame locale={locale} actor={actor} area="knowledge" path="/staff/knowledge">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <OwnChecks locale={locale} checks={own} today={today} />
      {read.length > 0 && <Results locale={locale} results={results} units={units} />}
      {kept.length > 0 && (
        <>
          <CheckForm
            locale={locale}
            units={kept}
            topics={[...new Set(banked.map(({ topic }) => topic))]}
            today={today}
            values={returned?.values}
          />
          <BankPanel locale={locale} units={kept} banked={banked} values={returned?.values} />
        </>
      )}
    </StaffFrame>
  );
}
