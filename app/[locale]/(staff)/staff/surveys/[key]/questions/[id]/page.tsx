import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { authoredQuestionnaire, mayAuthor } from "#lib/surveys/authoring-queries.ts";
import { draftText } from "../../../draft-text.ts";
import { problemLines } from "../../../problems.ts";
import { QuestionForm } from "./question-form.tsx";
import "../../../surveys.css";

type Props = { params: Promise<{ locale: string; key: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).id} · ${translator(await localeOf(params), "authoring")("title")}` };
}

export default async function QuestionPage({ params }: Props) {
  const [locale, { key, id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/surveys/${key}/questions/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [found, author, returned] = await Promise.all([
    authoredQuestionnaire(actor, key),
    mayAuthor(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const questions = found?.draft?.questionnaire.questions ?? [];
  const question = questions.find((each) => each.id === id);
  if (!found?.draft || !question || !author) notFound();
  const t = translator(locale, "authoring");
  return (
    <StaffFrame locale={locale} actor={actor} area="surveys" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/surveys/${key}#question-${id}`}>{t("back_to_questionnaire")}</a>
      </p>
      <h1>{draftText(question.label, locale) || id}</h1>
      <p className="quiet">{t("question_name", { name: id })}</p>
      <QuestionForm
        locale={locale}
        questionnaireKey={key}
        revision={found.draft.revision}
        base={found.base}
        question={question}
        earlier={questions.slice(0, questions.indexOf(question))}
        sent={returned?.values}
      />
    </StaffFrame>
  );
}
