import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FileLinks } from "#app/_components/charts/chart-links.tsx";
import { QuestionChart } from "#app/_components/distributions/question-chart.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { answerYears } from "#lib/rates/answer-file-queries.ts";
import { distributions } from "#lib/rates/distribution-queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { AnswerFiles } from "./answer-files.tsx";
import { AnswersChoice } from "./answers-choice.tsx";
import { foundCut } from "./found-cut.ts";
import "../../surveys.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string; key: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).key} · ${translator(await localeOf(params), "authoring")("answers")}` };
}

/** How every question of a version was answered, each with its picture and its table. */
export default async function AnswersPage({ params, searchParams }: Props) {
  const [locale, { key }, search] = await Promise.all([localeOf(params), params, searchParams]);
  const wish = (name: string) => (typeof search[name] === "string" && search[name] !== "" ? search[name] : undefined);
  const path = `/staff/surveys/${key}/answers`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = await foundCut(actor, key, { version: wish("version"), unit: wish("unit"), period: wish("period") });
  if (!found) notFound();
  const { versions, units, unit, cut } = found;
  const [{ answers, questions }, exporters, analysed, years] = await Promise.all([
    distributions(actor, cut),
    unitsWithRole(actor, MAY["rates.export"]),
    unitsWithRole(actor, MAY["answers.export"]),
    answerYears(actor, cut.version, cut.unitId, dayOf(new Date(), env().RAPPORT_TIME_ZONE)),
  ]);
  const t = translator(locale, "authoring");
  const chosen = { version: String(cut.version.number), unit: unit.slug, period: cut.period.key };
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="surveys"
      path={`${path}?${new URLSearchParams(chosen)}`}
      filters={<AnswersChoice locale={locale} questionnaireKey={key} chosen={chosen} versions={versions} units={units} />}
    >
      <p>
        <a href={`/${locale}/staff/surveys/${key}`}>{t("back_to_questionnaire")}</a>
      </p>
      <header>
        <h1>{inLocale(cut.version.definition.title, locale)}</h1>
        <p className="quiet">
          {inLocale(unit.name, locale)} · {figures(locale).months(cut.period)} · {t("version", { number: cut.version.number })}
        </p>
      </header>
      {answers === 0 ? (
        <p className="notice">{t("answers_scarce", { minimum: env().RAPPORT_STAFF_MINIMUM_BASE })}</p>
      ) : (
        <>
          <p>
            {t("answers_count", { count: answers, n: figures(locale).count(answers) })}{" "}
            <a href={`/${locale}${path}/table?${new URLSearchParams(chosen)}`} download>
              {t("answers_csv")}
            </a>
          </p>
          {cut.version.definition.questions.map((question, index) => {
            const own = questions[index];
            if (!own) return null;
            const title = inLocale(question.label, locale);
            const links = exporters.includes(unit.id) && (
              <FileLinks locale={locale} path={`/surveys/${key}/answers/charts/${question.id}`} query={chosen} title={title} />
            );
            return <QuestionChart key={question.id} locale={locale} question={question} distribution={own} links={links} />;
          })}
        </>
      )}
      {analysed.includes(unit.id) && <AnswerFiles locale={locale} path={path} chosen={chosen} years={years} />}
    </StaffFrame>
  );
}
