import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { MissingNeed } from "./missing-need.tsx";

type Props = { params: Promise<{ locale: string; need: string }>; searchParams: Promise<{ danger?: string | string[] }> };

/** A neutral title: whoever looks over a shoulder learns nothing. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** Danger comes first; then who can help. */
export default async function NeedPage({ params, searchParams }: Props) {
  const [locale, { need: key }, { danger }] = await Promise.all([localeOf(params), params, searchParams]);
  const need = await needOf(residentActor(), key);
  if (!need) return <MissingNeed locale={locale} />;
  const t = translator(locale, "help");
  const number = env().RAPPORT_EMERGENCY_NUMBER;
  const path = `/help/${need.key}`;
  if (danger === "yes" || need.triage === "emergency")
    return (
      <PublicFrame locale={locale} path={path}>
        <h1>{t("call_now", { number })}</h1>
        <p>
          <a className="button" href={`tel:${number.replaceAll(/[^\d+]/g, "")}`}>
            {t("call", { number })}
          </a>
        </p>
        <p>{t("call_how")}</p>
        <p>
          <a href={`/${locale}${path}`}>{t("back")}</a>
        </p>
      </PublicFrame>
    );
  if (danger === "no" && need.triage === "other")
    return (
      <PublicFrame locale={locale} path={path}>
        <h1>{t("not_police")}</h1>
        <p>{inLocale(need.ask, locale)}</p>
        <p>
          <a href={`/${locale}/help`}>{t("back")}</a>
        </p>
      </PublicFrame>
    );
  return (
    <PublicFrame locale={locale} path={path}>
      <h1>{inLocale(need.title, locale)}</h1>
      <h2>{t("danger")}</h2>
      <ul className="doors">
        <li>
          <a href={`/${locale}${path}?danger=yes`}>{t("danger_yes")}</a>
        </li>
        <li>
          <a href={need.triage === "other" ? `/${locale}${path}?danger=no` : `/${locale}${path}/ask`}>{t("danger_no")}</a>
        </li>
      </ul>
    </PublicFrame>
  );
}
