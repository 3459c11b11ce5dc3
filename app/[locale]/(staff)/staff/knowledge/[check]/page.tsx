import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { clock } from "#app/_components/frame/clock.ts";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { QuestionField } from "#app/_components/surveys/question.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { ownAttempt } from "#lib/knowledge/queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { isId } from "../../appraisals/ids.ts";
import { problemLines } from "../problems.ts";
import { sentCodes } from "../sent-codes.ts";
import { Ending } from "./ending.tsx";
import "../../panels.css";
import "./check.css";

type Props = { params: Promise<{ locale: string; check: string }>; searchParams: Promise<{ at?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "knowledge")("title") };
}

/** One's own check, one question a page: whoever leaves goes on at the first that is open. */
export default async function TakeCheckPage({ params, searchParams }: Props) {
  const [locale, { check }, { at }] = await Promise.all([localeOf(params), params, searchParams]);
  const path = `/staff/knowledge/${check}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = isId(check) ? await ownAttempt(actor, check) : undefined;
  if (!found) notFound();
  const returned = await returnedForm(`/${locale}${path}`);
  const { questions, until, language } = found;
  const t = translator(locale, "knowledge");
  const open = questions.findIndex(({ choice }) => choice === undefined);
  const asked = Number(at) >= 1 && Number(at) <= questions.length ? Number(at) - 1 : open;
  const current = questions[asked];
  const isOver = until < new Date();
  return (
    <StaffFrame locale={locale} actor={actor} area="knowledge" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>
        <bdi>{found.check.topic}</bdi>
      </h1>
      <p>{isOver ? t("time_over") : t("until", { time: clock(locale).format(until) })}</p>
      {!isOver && current && (
        <form className="stack" method="post" action={`/${locale}${path}/answers`} lang={LOCALES[language].tag} dir={LOCALES[language].dir}>
          <p className="quiet">{t("question_of", { number: asked + 1, questions: questions.length })}</p>
          <input type="hidden" name="asked" value={current.id} />
          <QuestionField
            question={current.question}
            locale={language}
            values={
              current.choice === undefined ? undefined : new Map([[current.question.id, sentCodes(current.question, current.choice)]])
            }
            problem={undefined}
          />
          <button className="button" type="submit">
            {t("keep_answer")}
          </button>
        </form>
      )}
      <nav className="row" aria-label={t("questions")}>
        {questions.map(({ id, choice }, index) => (
          <a
            key={id}
            className="button plain"
            href={`/${locale}${path}?at=${index + 1}`}
            aria-current={index === asked ? "page" : undefined}
            aria-label={t(choice === undefined ? "number_open" : "number_answered", { number: index + 1 })}
          >
            {index + 1}
            {choice === undefined ? "" : " ✓"}
          </a>
        ))}
      </nav>
      <Ending locale={locale} path={path} isWhole={open < 0 || isOver} />
    </StaffFrame>
  );
}
