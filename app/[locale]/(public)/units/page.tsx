import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { foundUnits } from "./found-units.ts";
import "./units.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

const LONGEST_QUERY = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("units_title") };
}

/** Find one's station by a street, a place, its name or the code of its poster. */
export default async function UnitsPage({ params, searchParams }: Props) {
  const [locale, { q }] = await Promise.all([localeOf(params), searchParams]);
  const [t, words] = [translator(locale, "station"), translator(locale, "pages")];
  const typed = (Array.isArray(q) ? q[0] : q)?.slice(0, LONGEST_QUERY).trim() ?? "";
  const { all, found } = await foundUnits(typed);
  return (
    <PublicFrame locale={locale} path={typed ? `/units?q=${encodeURIComponent(typed)}` : "/units"}>
      <h1>{words("units_title")}</h1>
      <search>
        <form method="get" action={`/${locale}/units`} className="search">
          <label className="label" htmlFor="q">
            {t("search")}
          </label>
          <span className="hint" id="q-hint">
            {t("search_hint")}
          </span>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            maxLength={LONGEST_QUERY}
            defaultValue={typed}
            autoComplete="off"
            aria-describedby="q-hint"
            dir="auto"
          />
          <button className="button" type="submit">
            {t("search_do")}
          </button>
        </form>
      </search>
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
