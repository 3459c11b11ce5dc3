import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { everyAgency, everyNeed, mayKeepCatalogue } from "#lib/requests/catalogue-queries.ts";
import { problemLines } from "../requests/problems.ts";
import { AgencyForm } from "./agency-form.tsx";
import { TRIAGE_WORDS } from "./triage-words.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("needs_title") };
}

/** The catalogue of needs, and who else helps. */
export default async function NeedsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = "/staff/needs";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [all, agencies, keeps, returned] = await Promise.all([
    everyNeed(actor),
    everyAgency(actor),
    mayKeepCatalogue(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "desk");
  return (
    <StaffFrame locale={locale} actor={actor} area="needs" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("needs_title")}</h1>
      <p className="quiet">{t(keeps ? "needs_intro" : "needs_not_yours")}</p>
      <Scroll label={t("needs_title")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("request")}</th>
              <th scope="col">{t("need_triage")}</th>
              <th scope="col">{t("need_hours")}</th>
              <th scope="col">{t("need_version")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((need) => (
              <tr key={need.key}>
                <th scope="row">
                  {keeps ? <a href={`/${locale}/staff/needs/${need.key}`}>{inLocale(need.title, locale)}</a> : inLocale(need.title, locale)}
                  {need.isRetired && <span className="tag">{t("need_retired")}</span>}
                </th>
                <td>{t(TRIAGE_WORDS[need.triage])}</td>
                <td>{need.hours}</td>
                <td>{need.version}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {keeps && (
        <>
          <p>
            <a className="button plain" href={`/${locale}/staff/needs/new`}>
              {t("need_new")}
            </a>
          </p>
          <h2>{t("agencies")}</h2>
          {agencies.map((agency) => (
            <AgencyForm
              key={agency.key}
              locale={locale}
              agency={agency}
              values={returned?.values.get("key")?.[0] === agency.key ? returned.values : undefined}
            />
          ))}
          <AgencyForm locale={locale} agency={undefined} values={returned?.values.get("key")?.[0] === "" ? returned.values : undefined} />
        </>
      )}
    </StaffFrame>
  );
}
