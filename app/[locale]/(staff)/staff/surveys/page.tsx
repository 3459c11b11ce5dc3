import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { mayAuthor, questionnaires } from "#lib/surveys/authoring-queries.ts";
import { ImportForm } from "./import-form.tsx";
import { NewForm } from "./new-form.tsx";
import { problemLines } from "./problems.ts";
import { QuestionnaireTable } from "./questionnaire-table.tsx";
import "./surveys.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "authoring")("title") };
}

export default async function SurveysPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/surveys`;
  const actor = await requireStaff(locale, path);
  const [lines, author, returned] = await Promise.all([questionnaires(actor), mayAuthor(actor), returnedForm(path)]);
  const t = translator(locale, "authoring");
  return (
    <StaffFrame locale={locale} actor={actor} area="surveys" path="/staff/surveys">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <QuestionnaireTable locale={locale} lines={lines} />
      {author ? (
        <>
          <NewForm locale={locale} values={returned?.values} problem={returned?.problems.key} />
          <ImportForm locale={locale} />
        </>
      ) : (
        <p className="notice">{t("authors_only")}</p>
      )}
    </StaffFrame>
  );
}
