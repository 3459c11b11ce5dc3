import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { slipBatches } from "#lib/surveys/slip-queries.ts";
import { openedQuestionnaires } from "#lib/surveys/touchpoint-queries.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { BatchForm } from "./batch-form.tsx";
import { BatchTable } from "./batch-table.tsx";
import { problemLines } from "./problems.ts";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

const USUAL_DAYS = 90;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "slips")("title") };
}

export default async function SlipsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = "/staff/slips";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [batches, units, catalogue, asked, managed, returned] = await Promise.all([
    slipBatches(actor),
    unitsInScope(actor),
    services(actor),
    openedQuestionnaires(actor),
    unitsWithRole(actor, MAY["slips.order"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "slips");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const mine = units.filter(({ id }) => managed.includes(id));
  return (
    <StaffFrame locale={locale} actor={actor} area="slips" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <BatchTable locale={locale} batches={batches} today={today} />
      {mine.length > 0 && (
        <BatchForm
          locale={locale}
          units={mine}
          services={catalogue}
          questionnaires={asked}
          expiresOn={addDays(today, USUAL_DAYS)}
          values={returned?.values}
        />
      )}
    </StaffFrame>
  );
}
