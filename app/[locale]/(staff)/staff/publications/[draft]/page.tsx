import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures as numbers } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { digestOf } from "#lib/publications/chain.ts";
import { draft, frozenText } from "#lib/publications/draft-queries.ts";
import { mayGoOut } from "#lib/publications/findings.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import { isId } from "../../appraisals/ids.ts";
import { problemLines } from "../problems.ts";
import { publicationName, stateOf } from "../words.ts";
import { CheckList } from "./check-list.tsx";
import { DropForm } from "./drop-form.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { UnitWords } from "./unit-words.tsx";
import "../../panels.css";
import "../publications.css";

type Props = { params: Promise<{ locale: string; draft: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "publishing")("draft") };
}

/** One draft: what it would tell of every unit, and the list for the second person. */
export default async function DraftPage({ params }: Props) {
  const [locale, { draft: id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/publications/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = isId(id) ? await draft(actor, id) : undefined;
  if (!found) notFound();
  const [mayDraft, mayCheck, returned] = await Promise.all([
    unitsWithRole(actor, MAY["publications.draft"]),
    unitsWithRole(actor, MAY["publications.check"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const { draft: own, figures, words, findings } = found;
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  const isOpen = !own.slug && !own.ended;
  const checks = isOpen && !own.checkedBy && !own.isOwn && mayCheck.includes(own.unitId);
  const isDue = own.publishOn <= dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  return (
    <StaffFrame locale={locale} actor={actor} area="publications" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/publications`}>{t("back")}</a>
      </p>
      <h1>
        {publicationName(locale, own)} <span className="tag">{t(stateOf(own))}</span>
      </h1>
      <p className="quiet">
        {own.draftedBy
          ? t("drafted_by", { name: own.draftedBy, day: f.day(own.draftedOn) })
          : t("drafted_by_plan", { day: f.day(own.draftedOn) })}{" "}
        {own.checkedBy && t("checked_by", { name: own.checkedBy })} {isOpen && !own.isHeld && t("goes_out", { day: f.day(own.publishOn) })}
      </p>
      {own.ended && <p className="notice">{t("dropped_because", { why: own.ended.why })}</p>}
      {own.slug && (
        <p>
          <a className="button" href={`/${locale}/results/${own.slug}`}>
            {t("see_public")}
          </a>
        </p>
      )}
      {isOpen && (
        <section className="stack" aria-labelledby="list">
          <h2 id="list">{t("list")}</h2>
          <p className="quiet">{t("list_how")}</p>
          {own.isOwn && !own.checkedBy && <p className="notice">{t("second_person")}</p>}
          {own.checkedBy && <p className="notice">{own.isHeld ? t("held_back") : t("waits", { day: f.day(own.publishOn) })}</p>}
          <CheckList
            locale={locale}
            findings={findings}
            text={figures && digestOf(frozenText({ figures, words }))}
            action={checks ? `/${locale}${path}/check` : undefined}
            button={isDue ? t("check_now") : t("check_later", { day: f.day(own.publishOn) })}
            values={returned?.values}
          />
        </section>
      )}
      <h2>{t("figures")}</h2>
      {figures ? (
        <>
          <FiguresTable locale={locale} figures={figures} />
          <h2>{t("words")}</h2>
          <UnitWords locale={locale} figures={figures} words={words} mayLeaveOut={checks && mayGoOut(findings)} values={returned?.values} />
        </>
      ) : (
        <p className="notice">{t("figures_sealed")}</p>
      )}
      {isOpen && mayDraft.includes(own.unitId) && <DropForm locale={locale} action={`/${locale}${path}/ends`} values={returned?.values} />}
    </StaffFrame>
  );
}
