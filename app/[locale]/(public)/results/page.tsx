import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { YouSaid } from "#app/_components/frame/you-said.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { CATALOGUE_PATH, feedPath } from "#lib/publications/open-data-addresses.ts";
import { quarterEnd } from "#lib/publications/public-quarter.ts";
import { chainLinks } from "#lib/publications/public-queries.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import { listed } from "#lib/publications/result-queries.ts";
import { toldToPublic } from "#lib/requests/told-queries.ts";
import { Check } from "./check.tsx";
import { ListedPublication } from "./listed-publication.tsx";
import "#app/_components/publications/results.css";

type Props = { params: Promise<{ locale: string }> };

/** Of so many the units are listed here; older ones list theirs on their own page. */
const WITH_UNITS = 3;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return {
    title: translator(locale, "pages")("results_title"),
    alternates: { types: { "application/atom+xml": `${env().RAPPORT_ORIGIN}${feedPath(locale)}` } },
  };
}

export default async function ResultsPage({ params }: Props) {
  const locale = await localeOf(params);
  const [t, words] = [translator(locale, "results"), translator(locale, "pages")];
  const [all, links, told] = await Promise.all([listed(residentActor()), chainLinks(residentActor()), toldToPublic(residentActor())]);
  const standing = all.filter(({ withdrawn }) => !withdrawn);
  const ends = publicFigures(locale).day(quarterEnd(dayOf(new Date(), env().RAPPORT_TIME_ZONE)));
  return (
    <PublicFrame locale={locale} path="/results">
      <div className="results stack">
        <h1>{words("results_title")}</h1>
        <p>{words("results_what")}</p>
        {standing.length === 0 && (
          <p className="promise">
            {words("results_none")} {t("list_when", { day: ends })}
          </p>
        )}
        <p className="quiet">{words("results_checked")}</p>
        {all.map((each) => (
          <ListedPublication
            key={each.slug}
            locale={locale}
            listed={each}
            place={standing.indexOf(each)}
            withUnits={!each.withdrawn && standing.indexOf(each) < WITH_UNITS}
          />
        ))}
        <YouSaid locale={locale} told={told} withUnit />
        {all.length > 0 && (
          <>
            <h2>{t("take")}</h2>
            <ul className="links">
              <li>
                <a href={feedPath(locale)}>{t("take_feed")}</a>
              </li>
              <li>
                <a href={CATALOGUE_PATH}>{t("take_catalogue")}</a>
              </li>
            </ul>
          </>
        )}
        <Check locale={locale} links={links} />
        <Doors locale={locale} doors={["help", "officer"]} />
      </div>
    </PublicFrame>
  );
}
