import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { countsOf } from "#lib/appraisals/count-queries.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { isId } from "../../ids.ts";
import { monthsOf } from "../../period-table.tsx";
import { problemLines } from "../../problems.ts";
import { CountForms } from "./count-forms.tsx";
import { CountTable } from "./count-table.tsx";
import { FamiliaritySums } from "./familiarity-sums.tsx";
import { ImportForm } from "./import-form.tsx";
import "../../../panels.css";
import "../../../schemes/schemes.css";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("counts") };
}

/** The audited counts of a period: typed in or from a file, each confirmed by a second person. */
export default async function CountsPage({ params }: Props) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/appraisals/${id}/counts`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const period = isId(id) ? (await periods(actor)).find((each) => each.id === id) : undefined;
  if (!period) notFound();
  const [{ counts, familiarity }, units, mine, returned] = await Promise.all([
    countsOf(actor, id),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["counts.enter"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "appraisals");
  const below = subtree(units, period.unitId);
  const audited = units.filter(({ id: unit, kind }) => kind === period.kind && mine.includes(unit) && below.includes(unit));
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/appraisals/${id}`}>
          {t("period_of", { unit: inLocale(period.unitName, locale), months: monthsOf(locale, period) })}
        </a>
      </p>
      <h1>{t("counts")}</h1>
      <p className="quiet">{t("counts_intro")}</p>
      {audited.length > 0 && (
        <>
          <CountForms locale={locale} period={period} units={audited} values={returned?.values} />
          <ImportForm
            locale={locale}
            period={period}
            units={audited}
            isRefused={Object.keys(returned?.problems ?? {}).some((at) => /^file/.test(at))}
          />
        </>
      )}
      {familiarity.length > 0 && <FamiliaritySums locale={locale} sums={familiarity} units={units} />}
      {counts.length === 0 ? (
        familiarity.length === 0 && <p className="notice">{t("counts_none")}</p>
      ) : (
        <CountTable locale={locale} periodId={id} counts={counts} units={units} mine={mine} refused={returned} />
      )}
    </StaffFrame>
  );
}
