import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { authoredQuestionnaire, mayAuthor } from "#lib/surveys/authoring-queries.ts";
import { draftText } from "../draft-text.ts";
import { problemLines } from "../problems.ts";
import { Closing } from "./closing.tsx";
import { DraftPart } from "./draft-part.tsx";
import { NextVersion } from "./next-version.tsx";
import { Versions } from "./versions.tsx";
import "../surveys.css";

type Props = { params: Promise<{ locale: string; key: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key } = await params;
  return { title: `${key} · ${translator(await localeOf(params), "authoring")("title")}` };
}

export default async function QuestionnairePage({ params }: Props) {
  const [locale, { key }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/surveys/${key}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [found, author, returned] = await Promise.all([
    authoredQuestionnaire(actor, key),
    mayAuthor(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  if (!found) notFound();
  const t = translator(locale, "authoring");
  const { draft, opened } = found;
  const shown = draft?.questionnaire ?? opened[0]?.questionnaire;
  return (
    <StaffFrame locale={locale} actor={actor} area="surveys" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/surveys`}>{t("back")}</a>
      </p>
      <header>
        <h1>{(shown && draftText(shown.title, locale)) || key}</h1>
        <p className="quiet">
          <code>{key}</code> · {t(`base_${found.base}`)}
        </p>
      </header>
      {draft && <DraftPart locale={locale} found={found} draft={draft} actor={author ? actor : undefined} returned={returned} />}
      {!draft && author && <NextVersion locale={locale} questionnaireKey={key} />}
      {opened.length > 0 && <Versions locale={locale} found={found} />}
      {author && opened.length > 0 && <Closing locale={locale} found={found} returned={returned} />}
    </StaffFrame>
  );
}
