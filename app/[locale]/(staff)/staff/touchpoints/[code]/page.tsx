import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { channelName } from "#app/_components/rates/words.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import { services, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "../problems.ts";
import { serviceName } from "../touchpoint-table.tsx";
import { Place } from "./place.tsx";
import { Proof } from "./proof.tsx";
import { Retirement } from "./retirement.tsx";
import { Sheets } from "./sheets.tsx";
import "../../panels.css";
import "./sheets.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).code} · ${translator(await localeOf(params), "touchpoints")("title")}` };
}

export default async function TouchpointPage({ params, searchParams }: Props) {
  const [locale, { code }, wish] = await Promise.all([localeOf(params), params, searchParams]);
  const path = `/staff/touchpoints/${code}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [all, managed, catalogue, returned] = await Promise.all([
    touchpointsOf(actor, actor.units),
    unitsWithRole(actor, MAY["touchpoints.keep"]),
    services(actor),
    returnedForm(`/${locale}${path}`),
  ]);
  const found = all.find((each) => each.code === code);
  if (!found) notFound();
  const t = translator(locale, "touchpoints");
  const { RAPPORT_ORIGIN: origin, RAPPORT_TIME_ZONE: zone } = env();
  const short = `${origin}/s/${code}`;
  const mine = managed.includes(found.unit.id);
  return (
    <StaffFrame locale={locale} actor={actor} area="touchpoints" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/touchpoints?unit=${found.unit.slug}`}>{t("back")}</a>
      </p>
      <header>
        <h1>
          <bdi>{code}</bdi>
        </h1>
        <p>
          {inLocale(found.unit.name, locale)}
          {found.place && ` · ${found.place}`} · {serviceName(catalogue, found.serviceKey, locale)} · {channelName(locale, found.channel)} ·{" "}
          <a href={`/${locale}/staff/surveys/${found.questionnaireKey}`}>
            <bdi>{found.questionnaireKey}</bdi>
          </a>
        </p>
      </header>
      {found.retiredOn && <p className="notice">{t("retired_notice", { day: figures(locale).day(found.retiredOn) })}</p>}
      <p>
        {t("short_address")}{" "}
        <a href={short}>
          <bdi>{short}</bdi>
        </a>
      </p>
      <Sheets locale={locale} code={code} wish={wish} />
      {mine && <Place locale={locale} code={code} place={found.place} returned={returned} />}
      {mine && found.channel === "open" && <Proof locale={locale} code={code} since={found.proofSince} />}
      {mine && <Retirement locale={locale} code={code} retiredOn={found.retiredOn} today={dayOf(new Date(), zone)} />}
    </StaffFrame>
  );
}
