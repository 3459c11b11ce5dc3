import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { alerts } from "#lib/requests/danger-queries.ts";
import { problemLines } from "../danger-words/problems.ts";
import { AlertTable } from "./alert-table.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "danger")("alerts_title") };
}

/** What the desk is told of words that may mean danger, and who has seen it. */
export default async function AlertsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/alerts`;
  const actor = await requireStaff(locale, path);
  const [found, returned] = await Promise.all([alerts(actor), returnedForm(path)]);
  const t = translator(locale, "danger");
  const works = actor.roles.some(({ role }) => [...MAY["requests.work"], ...MAY["complaints.work"]].some((each) => each === role));
  return (
    <StaffFrame locale={locale} actor={actor} area="alerts" path="/staff/alerts">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("alerts_title")}</h1>
      {works ? (
        <>
          <p className="quiet">{t("alerts_intro")}</p>
          {found.length === 0 ? <p className="notice">{t("alerts_none")}</p> : <AlertTable locale={locale} alerts={found} />}
        </>
      ) : (
        <p className="notice">{t("alerts_not_yours")}</p>
      )}
    </StaffFrame>
  );
}
