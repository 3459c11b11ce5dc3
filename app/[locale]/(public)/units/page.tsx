import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { SearchForm, typedQuery } from "#app/_components/frame/search-form.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { foundUnits } from "./found-units.ts";
import "./units.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("units_title") };
}

/** Find one's station by a street, a place, its name or the code of its poster. */
export default async function UnitsPage({ params, searchParams }: Props) {
  const [locale, { q }] = await Promise.all([localeOf(params), searchParams]);
  const [t, words] = [translator(locale, "station"), translator(locale, "pages")];
  const typed = typedQuery(q);
  const { all, found } = await foundUnits(typed);
  return (
    <PublicFrame locale={locale} path={typed ? `/units?q=${encodeURIComponent(typed)}` : "/units"}>
      <h1>{words("units_title")}</h1>
      <SearchForm action={`/${locale}/units`} typed={typed} label={t("search")} hint={t("search_hint")} button={t("search_do")} />
      {typed && found.length === 0 && <p role="status">{t("found_none")}</p>}
      {all.length === 0 ? <p>{words("units_none")}</p> : <h2>{found.length > 0 && typed ? t("found") : words("units_choose")}</h2>}
      <ul className="doors">
        {(found.length > 0 ? found : all).map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/${locale}/units/${slug}`}>{inLocale(name, locale)}</a>
          </li>
        ))}
      </ul>
    </PublicFrame>
  );
}
