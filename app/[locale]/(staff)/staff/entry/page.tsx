import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { paperPiles } from "#lib/responses/paper-queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { PileForm } from "./pile-form.tsx";
import { PileTable } from "./pile-table.tsx";
import { PrintForm } from "./print-form.tsx";
import { problemLines } from "./problems.ts";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "entry")("title") };
}

export default async function EntryPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = "/staff/entry";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [piles, units, catalogue, versions, managed, returned] = await Promise.all([
    paperPiles(actor),
    unitsInScope(actor),
    services(actor),
    openedVersions(),
    unitsWithRole(actor, MAY["paper.type"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "entry");
  const mine = units.filter(({ id }) => managed.includes(id));
  const newest = [...new Map(versions.toReversed().map((version) => [version.key, version])).values()];
  return (
    <StaffFrame locale={locale} actor={actor} area="entry" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <PileTable locale={locale} piles={piles} />
      <PrintForm locale={locale} units={units} questionnaires={newest} />
      {mine.length > 0 && <PileForm locale={locale} units={mine} services={catalogue} questionnaires={newest} values={returned?.values} />}
    </StaffFrame>
  );
}
