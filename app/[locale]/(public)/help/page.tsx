import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { SearchForm, typedQuery } from "#app/_components/frame/search-form.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { matchingNeeds } from "#lib/requests/need.ts";
import { helpProblems } from "./problems.ts";
import "./help.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** What residents may need, in their own words. A need is chosen by a post, so that no address and no history names it. */
export default async function HelpPage({ params, searchParams }: Props) {
  const [locale, { q }] = await Promise.all([localeOf(params), searchParams]);
  const t = translator(locale, "help");
  const typed = typedQuery(q);
  const [all, returned] = await Promise.all([needs(residentActor()), returnedForm(`/${locale}/help`)]);
  const found = matchingNeeds(all, typed, locale);
  return (
    <PublicFrame locale={locale} path="/help">
      <ErrorSummary title={t("problem_title")} problems={helpProblems(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <SearchForm action={`/${locale}/help`} typed={typed} label={t("search")} button={t("search_do")} />
      {typed && found.length === 0 && <p className="notice">{t("found_none")}</p>}
      <form method="post" action={`/${locale}/help/draft`}>
        <ul className="doors">
          {(found.length > 0 ? found : all).map((need) => (
            <li key={need.key}>
              <button type="submit" name="need" value={need.key}>
                {inLocale(need.title, locale)}
              </button>
            </li>
          ))}
        </ul>
      </form>
      <h2>{t("else")}</h2>
      <ul className="doors">
        <li>
          <a href={`/${locale}/requests`}>
            {t("follow")}
            <span>{t("follow_more")}</span>
          </a>
        </li>
        <li>
          <a href={`/${locale}/help/agencies`}>
            {t("agencies")}
            <span>{t("agencies_more")}</span>
          </a>
        </li>
      </ul>
      <Doors locale={locale} doors={["officer"]} />
    </PublicFrame>
  );
}
