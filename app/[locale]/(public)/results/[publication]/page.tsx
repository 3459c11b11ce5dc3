import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { RateFigure } from "#app/_components/publications/rate-figure.tsx";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { feedPath, resultPath } from "#lib/publications/open-data-addresses.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import { resultAt } from "#lib/publications/result-queries.ts";
import { DataLinks } from "../data-links.tsx";
import { NotThere } from "../not-there.tsx";
import { UnitTree } from "../unit-tree.tsx";
import "#app/_components/publications/results.css";

type Props = { params: Promise<{ locale: string; publication: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { publication }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication);
  const t = translator(locale, "results");
  if (found.status !== 200) return { title: t(found.status === 410 ? "withdrawn_title" : "unknown_title") };
  return {
    title: `${inLocale(found.own.name, locale)}, ${publicFigures(locale).period(found.published.snapshot)}`,
    alternates: { types: { "application/atom+xml": `${env().RAPPORT_ORIGIN}${feedPath(locale)}` } },
  };
}

/** One publication: the main figures of who published it, and the way to every unit in it. */
export default async function PublicationPage({ params }: Props) {
  const [locale, { publication }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication);
  if (found.status !== 200) return <NotThere locale={locale} path={`/results/${publication}`} found={found} />;
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const { snapshot, on } = found.published;
  const name = inLocale(found.own.name, locale);
  return (
    <PublicFrame locale={locale} path={`/results/${publication}`}>
      <div className="results stack">
        <h1>{f.period(snapshot)}</h1>
        <p className="quiet">{t("published", { day: f.day(on), unit: name })}</p>
        <h2>{t("index_whole", { unit: name })}</h2>
        {found.own.rates.map((each) => (
          <section className="result" key={each.id}>
            <h3>{t(`name_${each.id}`)}</h3>
            <RateFigure locale={locale} published={each} minimum={snapshot.minimumBase} />
          </section>
        ))}
        <p>
          <a href={resultPath(locale, publication, found.own.slug)}>{t("index_more", { unit: name })}</a>
        </p>
        <h2>{t("index_below")}</h2>
        <UnitTree locale={locale} publication={publication} units={snapshot.units} above={found.own.slug} />
        <h2>{t("take")}</h2>
        <DataLinks locale={locale} publication={publication} unit={name} />
        <p>
          <a href={`/${locale}/results`}>{t("all")}</a>
        </p>
      </div>
    </PublicFrame>
  );
}
