import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { organisation } from "#lib/units/organisation-queries.ts";
import { AddUnitForm } from "./add-unit-form.tsx";
import { ImportForm } from "./import-form.tsx";
import { organisationProblems } from "./problems.ts";
import { UnitTable } from "./unit-table.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "organisation")("title") };
}

/** The tree of units, and what may be added to it. */
export default async function OrganisationPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/organisation`;
  const actor = await requireStaff(locale, path);
  const [units, returned] = await Promise.all([organisation(actor), returnedForm(path)]);
  const t = translator(locale, "organisation");
  const mine = units.filter(({ mine: own }) => own);
  return (
    <StaffFrame locale={locale} actor={actor} area="organisation" path="/staff/organisation">
      <ErrorSummary title={t("problem_title")} problems={organisationProblems(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {mine.length === 0 ? (
        <p className="notice">{t("not_yours")}</p>
      ) : (
        <>
          <UnitTable locale={locale} units={units} />
          <AddUnitForm locale={locale} units={mine} values={returned?.values} />
          <ImportForm locale={locale} />
        </>
      )}
    </StaffFrame>
  );
}
