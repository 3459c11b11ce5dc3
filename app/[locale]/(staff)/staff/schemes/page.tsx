import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { schemeVersions } from "#lib/appraisals/scheme-queries.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "./problems.ts";
import { SchemePanel } from "./scheme-panel.tsx";
import "../panels.css";
import "./schemes.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "schemes")("title") };
}

/** By what units are appraised: every scheme with its versions. */
export default async function SchemesPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/schemes`);
  const [versions, units, mine, returned] = await Promise.all([
    schemeVersions(actor),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["schemes.write"]),
    returnedForm(`/${locale}/staff/schemes`),
  ]);
  const t = translator(locale, "schemes");
  return (
    <StaffFrame locale={locale} actor={actor} area="schemes" path="/staff/schemes">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {mine.length > 0 && (
        <p>
          <a className="button" href={`/${locale}/staff/schemes/draft`}>
            {t("new")}
          </a>
        </p>
      )}
      {versions.length === 0 && <p className="notice">{t(mine.length > 0 ? "none" : "none_yours")}</p>}
      {[...Map.groupBy(versions, ({ schemeId }) => schemeId).entries()].map(([id, own]) => (
        <SchemePanel key={id} locale={locale} versions={own} units={units} mayWrite={mine.includes(own[0]?.unitId ?? "")} />
      ))}
    </StaffFrame>
  );
}
