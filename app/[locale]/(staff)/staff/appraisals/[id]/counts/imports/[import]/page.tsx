import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { stagedCounts } from "#lib/appraisals/count-queries.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { isId } from "../../../../ids.ts";
import { problemLines } from "../../../../problems.ts";
import { byName } from "../../../card-table.tsx";
import { numbersOf } from "../../count-words.ts";
import "../../../../../panels.css";

type Props = { params: Promise<{ locale: string; id: string; import: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("staged_title") };
}

/** What a file would store, before it does. */
export default async function StagedCountsPage({ params }: Props) {
  const [locale, { id, import: staged }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/appraisals/${id}/counts/imports/${staged}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = isId(staged) ? await stagedCounts(actor, staged) : undefined;
  if (found?.periodId !== id) notFound();
  const [units, returned] = await Promise.all([unitsInScope(actor), returnedForm(`/${locale}${path}`)]);
  const t = translator(locale, "appraisals");
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/appraisals/${id}/counts`}>{t("counts")}</a>
      </p>
      <h1>{t("staged_title")}</h1>
      <p>{t("staged_why", { count: found.counts.length })}</p>
      <Scroll label={t("staged_title")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("unit")}</th>
              <th scope="col">{t("heading_kind")}</th>
              <th scope="col">{t("heading_subject")}</th>
              <th scope="col">{t("heading_numbers")}</th>
            </tr>
          </thead>
          <tbody>
            {byName(locale, found.counts, units).map(({ name, count }) => (
              <tr key={`${name} ${count.kind} ${count.subject}`}>
                <th scope="row">{name}</th>
                <td>{t(`count_${count.kind}`)}</td>
                <td dir="auto">{count.subject}</td>
                <td>{numbersOf(locale, count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <form className="row" method="post" action={`/${locale}${path}/storing`}>
        <button className="button" type="submit" name="then" value="store">
          {t("staged_store")}
        </button>
        <button className="button plain" type="submit" name="then" value="discard">
          {t("staged_discard")}
        </button>
      </form>
    </StaffFrame>
  );
}
