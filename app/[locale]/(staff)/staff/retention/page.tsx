import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { retention } from "#lib/requests/retention-queries.ts";
import { CertificateList } from "./certificate-list.tsx";
import { DueTable } from "./due-table.tsx";
import { HoldForm } from "./hold-form.tsx";
import { HoldTable } from "./hold-table.tsx";
import { problemLines } from "./problems.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "retention")("title") };
}

/** What of requests is deleted when, what is held and why, and what was deleted. */
export default async function RetentionPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/retention`;
  const actor = await requireStaff(locale, path);
  const [found, returned] = await Promise.all([retention(actor), returnedForm(path)]);
  const t = translator(locale, "retention");
  return (
    <StaffFrame locale={locale} actor={actor} area="retention" path="/staff/retention">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t(found ? "intro" : "not_yours")}</p>
      {found && (
        <>
          <DueTable locale={locale} due={found.due} />
          <HoldForm locale={locale} values={returned?.values} />
          <HoldTable locale={locale} holds={found.holds} />
          <CertificateList locale={locale} certificates={found.certificates} />
        </>
      )}
    </StaffFrame>
  );
}
