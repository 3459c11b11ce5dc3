import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import { stagedVisits } from "#lib/units/visit-queries.ts";
import { problemLines } from "../../problems.ts";
import "../../../panels.css";

type Props = { params: Promise<{ locale: string; id: string }> };

const MOST_SHOWN = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "visits")("staged_title") };
}

/** What a file would change, before it does. */
export default async function StagedVisitsPage({ params }: Props) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/visits/imports/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const staged = z.uuid().safeParse(id).success ? await stagedVisits(actor, id) : undefined;
  if (!staged) notFound();
  const [units, catalogue, returned] = await Promise.all([unitsInScope(actor), services(actor), returnedForm(`/${locale}${path}`)]);
  const t = translator(locale, "visits");
  const f = figures(locale);
  const unitName = new Map(units.map((unit) => [unit.id, inLocale(unit.name, locale)]));
  const serviceName = new Map(catalogue.map(({ key, name }) => [key, inLocale(name, locale)]));
  const { fresh, same, changed, visits } = staged;
  const totals = { fresh, changed: changed.length, same, visits } as const;
  return (
    <StaffFrame locale={locale} actor={actor} area="visits" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/visits`}>{t("back")}</a>
      </p>
      <h1>{t("staged_title")}</h1>
      <p>{t("staged_why")}</p>
      <table className="lines">
        <tbody>
          {(Object.keys(totals) as (keyof typeof totals)[]).map((key) => (
            <tr key={key}>
              <th scope="row">{t(`total_${key}`)}</th>
              <td>{f.count(totals[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > 0 && (
        <Scroll label={t("total_changed")}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t("unit")}</th>
                <th scope="col">{t("service")}</th>
                <th scope="col">{t("month")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, MOST_SHOWN).map((change) => (
                <tr key={`${change.unitId} ${change.serviceKey} ${change.month}`}>
                  <th scope="row">{unitName.get(change.unitId)}</th>
                  <td>{serviceName.get(change.serviceKey)}</td>
                  <td>{f.month(change.month)}</td>
                  <td>{f.count(change.before ?? 0)}</td>
                  <td>{f.count(change.visits)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {changed.length > MOST_SHOWN && <p>{t("more_changes", { count: f.count(changed.length - MOST_SHOWN) })}</p>}
        </Scroll>
      )}
      <form className="row" method="post" action={`/${locale}/staff/visits/imports/${id}/storing`}>
        <button className="button" type="submit" name="then" value="store">
          {t("store")}
        </button>
        <button className="button plain" type="submit" name="then" value="discard">
          {t("discard")}
        </button>
      </form>
    </StaffFrame>
  );
}
