import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { matchingNeeds } from "#lib/requests/need.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

const LONGEST_QUERY = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** What residents may need, in their own words. */
export default async function HelpPage({ params, searchParams }: Props) {
  const [locale, { q }] = await Promise.all([localeOf(params), searchParams]);
  const t = translator(locale, "help");
  const typed = (Array.isArray(q) ? q[0] : q)?.slice(0, LONGEST_QUERY) ?? "";
  const all = await needs(residentActor());
  const found = matchingNeeds(all, typed, locale);
  return (
    <PublicFrame locale={locale} path="/help">
      <h1>{t("title")}</h1>
      <form method="get" action={`/${locale}/help`} className="stack">
        <label className="label" htmlFor="q">
          {t("search")}
        </label>
        <input className="input" id="q" name="q" maxLength={LONGEST_QUERY} defaultValue={typed} autoComplete="off" />
        <button className="button" type="submit">
          {t("search_do")}
        </button>
      </form>
      {typed && found.length === 0 && <p>{t("found_none")}</p>}
      <ul className="doors">
        {(found.length > 0 ? found : all).map((need) => (
          <li key={need.key}>
            <a href={`/${locale}/help/${need.key}`}>{inLocale(need.title, locale)}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/requests`}>{t("follow")}</a>
      </p>
      <h2>{t("else")}</h2>
      <Doors locale={locale} doors={["officer", "results"]} />
    </PublicFrame>
  );
}
