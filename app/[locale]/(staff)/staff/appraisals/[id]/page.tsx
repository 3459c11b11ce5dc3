import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { cards } from "#lib/appraisals/card-queries.ts";
import { appraisalActions, recognitionsOf } from "#lib/appraisals/follow-up-queries.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { SchemeTable } from "../../schemes/scheme-table.tsx";
import { ActionList } from "../action-list.tsx";
import { isId } from "../ids.ts";
import { monthsOf } from "../period-table.tsx";
import { problemLines } from "../problems.ts";
import { CardTable } from "./card-table.tsx";
import { Disagreement } from "./disagreement.tsx";
import { Recognitions } from "./recognitions.tsx";
import "../../panels.css";
import "../cards.css";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("period") };
}

/** One period: the cards of its units, where residents and the office disagree, and what is done about it. */
export default async function AppraisalPage({ params }: Props) {
  const [locale, { id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/appraisals/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const all = await periods(actor);
  const period = isId(id) ? all.find((each) => each.id === id) : undefined;
  if (!period) notFound();
  const [found, units, mine, follow, actions, returned] = await Promise.all([
    cards(actor, id),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["cards.confirm"]),
    recognitionsOf(actor, id),
    appraisalActions(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "appraisals");
  const mayAppraise = mine.includes(period.unitId);
  const own = actions.filter(({ periodId }) => periodId === id);
  const before = all.filter(({ to }) => to < period.from).map((each) => each.id);
  const earlier = actions.filter(
    ({ periodId, unitId, cameOf }) => cameOf !== null && before.includes(periodId) && found.some((each) => each.unitId === unitId),
  );
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/appraisals`}>{t("back")}</a>
      </p>
      <h1>{t("period_of", { unit: inLocale(period.unitName, locale), months: monthsOf(locale, period) })}</h1>
      {!period.endedOn && <p className="notice">{t(found.length > 0 ? "runs_above" : "runs_below")}</p>}
      {period.endedOn && found.length === 0 && <p className="notice">{t("no_card_now")}</p>}
      {found.length > 0 && (
        <>
          <p className="row">
            <a className="button plain" href={`/${locale}${path}/counts`}>
              {t("counts")}
            </a>
            <a className="button plain" href={`/${locale}${path}/what-if`}>
              {t("what_if")}
            </a>
          </p>
          <CardTable locale={locale} cards={found} units={units} />
          <Disagreement locale={locale} cards={found} units={units} />
          {period.endedOn && (
            <Recognitions
              locale={locale}
              cards={found}
              units={units}
              {...follow}
              mayRecognise={mayAppraise}
              me={actor.personId}
              values={returned?.values}
            />
          )}
          {earlier.length > 0 && (
            <section className="stack">
              <h2>{t("came_of_earlier")}</h2>
              <ActionList locale={locale} actions={earlier} units={units} periods={all} />
            </section>
          )}
          {own.length > 0 && (
            <section className="stack">
              <h2>{t("actions")}</h2>
              <ActionList locale={locale} actions={own} units={units} periods={all} mayReview={mayAppraise} values={returned?.values} />
            </section>
          )}
        </>
      )}
      <section className="stack">
        <h2>{t("scheme")}</h2>
        <Scroll label={t("scheme")}>
          <SchemeTable locale={locale} scheme={period.scheme} />
        </Scroll>
      </section>
    </StaffFrame>
  );
}
