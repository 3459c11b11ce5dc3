import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { seals } from "#lib/rates/seal-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "./problems.ts";
import { SealForm } from "./seal-form.tsx";
import { SealTable } from "./seal-table.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "seals")("title") };
}

/** Which months feed an appraisal, so that the appraised units do not see their rates meanwhile. */
export default async function SealsPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/seals`);
  const [units, all, mine, returned] = await Promise.all([
    unitsInScope(actor),
    seals(actor),
    unitsWithRole(actor, MAY["months.seal"]),
    returnedForm(`/${locale}/staff/seals`),
  ]);
  const t = translator(locale, "seals");
  // Only a unit with others below it can appraise any.
  const sealing = units.filter(({ id }) => mine.includes(id) && units.some(({ parentId }) => parentId === id));
  return (
    <StaffFrame locale={locale} actor={actor} area="seals" path="/staff/seals">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {all.length === 0 && <p className="notice">{t(sealing.length > 0 ? "none" : "none_yours")}</p>}
      {all.length > 0 && <SealTable locale={locale} seals={all} units={units} mine={mine} values={returned?.values} />}
      {sealing.length > 0 && (
        <SealForm
          locale={locale}
          units={sealing}
          thisMonth={monthOf(dayOf(new Date(), env().RAPPORT_TIME_ZONE))}
          values={returned?.values}
        />
      )}
    </StaffFrame>
  );
}
