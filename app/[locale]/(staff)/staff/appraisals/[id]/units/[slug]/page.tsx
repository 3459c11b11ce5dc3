import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { card, cardAnew } from "#lib/appraisals/card-queries.ts";
import { findingsOf } from "#lib/appraisals/findings.ts";
import { appraisalActions } from "#lib/appraisals/follow-up-queries.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { repliesOn } from "#lib/appraisals/reply-queries.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { leadsOf } from "#lib/requests/issue-queries.ts";
import { isOutside, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { ActionList } from "../../../action-list.tsx";
import { isId } from "../../../ids.ts";
import { monthsOf } from "../../../period-table.tsx";
import { problemLines } from "../../../problems.ts";
import { ActionForms } from "./action-forms.tsx";
import { CardLines } from "./card-lines.tsx";
import { Confirmation } from "./confirmation.tsx";
import { Replies } from "./replies.tsx";
import { Total } from "./total.tsx";
import "../../../../panels.css";
import "../../../cards.css";

type Props = {
  params: Promise<{ locale: string; id: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("card") };
}

/** One unit's scorecard of a period, with everything that was said about it; or an earlier version of it, as it was confirmed. */
export default async function CardPage({ params, searchParams }: Props) {
  const [locale, { id, slug }, { version }] = await Promise.all([localeOf(params), params, searchParams]);
  const path = `/staff/appraisals/${id}/units/${slug}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const units = await unitsInScope(actor);
  const unit = units.find((each) => each.slug === slug);
  const found = unit && isId(id) ? await card(actor, id, unit.id) : undefined;
  if (!unit || !found) notFound();
  const earlier = found.confirmed.slice(1).find(({ number }) => String(number) === version);
  if (version !== undefined && !earlier) notFound();
  const [replies, led, mayAppraise, actions, all, known, returned] = await Promise.all([
    repliesOn(actor, id, unit.id),
    unitsWithRole(actor, MAY["cards.answer"]),
    isOutside(actor, "cards.confirm", unit.id),
    appraisalActions(actor),
    periods(actor),
    leadsOf(actor, unit.id),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "appraisals");
  const { period, appraised } = found;
  const isEnded = period.endedOn !== undefined;
  const mayConfirm = mayAppraise && isEnded;
  const anew = mayConfirm && !earlier && found.confirmed.length > 0 ? await cardAnew(actor, id, unit.id) : undefined;
  const own = actions.filter((each) => each.periodId === id && each.unitId === unit.id);
  const { below } = findingsOf(period.scheme, appraised.inputs);
  const base = `/${locale}${path}`;
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/appraisals/${id}`}>
          {t("period_of", { unit: inLocale(period.unitName, locale), months: monthsOf(locale, period) })}
        </a>
      </p>
      <h1>{t("card_of", { unit: inLocale(unit.name, locale) })}</h1>
      {earlier && (
        <p className="notice">
          {t("version_earlier", { number: earlier.number, day: figures(locale).day(earlier.on) })} <a href={base}>{t("version_now")}</a>
        </p>
      )}
      <Total locale={locale} card={{ ...found, ...earlier }} />
      <CardLines locale={locale} card={{ ...found, ...earlier }} />
      <Confirmation locale={locale} card={found} base={base} mayConfirm={mayConfirm && !earlier} anew={anew} values={returned?.values} />
      <Replies
        locale={locale}
        card={found}
        base={base}
        replies={replies}
        mayReply={isEnded && led.includes(unit.id)}
        mayAnswer={mayAppraise}
        values={returned?.values}
      />
      {mayAppraise && found.confirmed.length > 0 && below.length > 0 && (
        <ActionForms locale={locale} base={base} below={below} owners={known} values={returned?.values} />
      )}
      {own.length > 0 && (
        <section className="stack">
          <h2>{t("actions")}</h2>
          <ActionList locale={locale} actions={own} units={units} periods={all} mayReview={mayAppraise} />
        </section>
      )}
    </StaffFrame>
  );
}
