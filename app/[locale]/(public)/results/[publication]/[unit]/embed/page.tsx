import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { RateFigure } from "#app/_components/publications/rate-figure.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import { resultAt } from "#lib/publications/result-queries.ts";
import "#app/_components/publications/results.css";

type Props = { params: Promise<{ locale: string; publication: string; unit: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { publication, unit }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication, unit);
  return { title: found.status === 200 ? inLocale(found.own.name, locale) : translator(locale, "results")("unknown_title") };
}

/** A unit's rates for a frame on another site; links leave the frame. */
export default async function EmbeddedResult({ params }: Props) {
  const [locale, { publication, unit }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication, unit);
  const t = translator(locale, "results");
  if (found.status !== 200)
    return (
      <main className="page results">
        <h1>{t(found.status === 410 ? "withdrawn_title" : "unknown_title")}</h1>
        {found.status === 410 && <p>{t("withdrawn_why", { why: found.release.withdrawn.why })}</p>}
      </main>
    );
  const { snapshot } = found.published;
  return (
    <main className="page results stack">
      <h1>{inLocale(found.own.name, locale)}</h1>
      <p className="quiet">{publicFigures(locale).period(snapshot)}</p>
      {found.own.rates.map((each) => (
        <section className="result" key={each.id}>
          <h2>{t(`name_${each.id}`)}</h2>
          <RateFigure locale={locale} published={each} minimum={snapshot.minimumBase} />
        </section>
      ))}
      <p>
        <a href={resultPath(locale, publication, unit)} target="_blank" rel="noopener">
          {t("embed_more")}
        </a>
      </p>
    </main>
  );
}
