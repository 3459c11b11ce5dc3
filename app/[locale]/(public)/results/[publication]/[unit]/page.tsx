import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { YouSaid } from "#app/_components/frame/you-said.tsx";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { feedPath, resultPath } from "#lib/publications/open-data-addresses.ts";
import { publicFigures, rateWords } from "#lib/publications/public-words.ts";
import { historyOf, resultAt } from "#lib/publications/result-queries.ts";
import { publicUnit } from "#lib/units/public-queries.ts";
import { NotThere } from "../../not-there.tsx";
import { Meanings } from "./meanings.tsx";
import { Part } from "./part.tsx";
import { RateSection } from "./rate-section.tsx";
import { TakeAway } from "./take-away.tsx";
import { Top } from "./top.tsx";
import "#app/_components/publications/results.css";

type Props = { params: Promise<{ locale: string; publication: string; unit: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { publication, unit }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication, unit);
  const t = translator(locale, "results");
  if (found.status !== 200) return { title: t(found.status === 410 ? "withdrawn_title" : "unknown_title") };
  const title = `${inLocale(found.own.name, locale)}, ${publicFigures(locale).period(found.published.snapshot)}`;
  const { RAPPORT_ORIGIN: origin } = env();
  const path = resultPath(locale, publication, unit);
  const said = found.own.rates.flatMap(({ id, rate }) => (rate.shown ? [rateWords(locale, id, rate).sentence] : []));
  const images = [{ url: `${origin}${path}/image`, width: 1200, height: 630, alt: title }];
  return {
    title,
    openGraph: { title, description: said[0] ?? title, url: `${origin}${path}`, images },
    twitter: { card: "summary_large_image" },
    alternates: { types: { "application/atom+xml": `${origin}${feedPath(locale, unit)}` } },
  };
}

/** What was published of one unit, for everybody who lives there. */
export default async function UnitResultPage({ params }: Props) {
  const [locale, { publication, unit }] = await Promise.all([localeOf(params), params]);
  const found = await resultAt(residentActor(), publication, unit);
  if (found.status !== 200) return <NotThere locale={locale} path={`/results/${publication}/${unit}`} found={found} />;
  const [history, door] = await Promise.all([historyOf(residentActor(), found), publicUnit(unit)]);
  const t = translator(locale, "results");
  const { own } = found;
  const { snapshot } = found.published;
  const told = own.told.map((each, at) => ({ ...each, id: String(at), slug: unit, unitName: own.name }));
  return (
    <PublicFrame locale={locale} path={`/results/${publication}/${unit}`}>
      <div className="results stack">
        <Top locale={locale} found={found} newest={history.at(-1)} />
        {own.rates.map((each) => (
          <RateSection key={each.id} locale={locale} published={each} snapshot={snapshot} publication={publication} history={history} />
        ))}
        <Part locale={locale} own={own} snapshot={snapshot} />
        {own.reply.length > 0 && (
          <section className="result plain">
            <h2>{t("reply")}</h2>
            {own.reply.map(({ words, on, leftOut }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frozen, and two may be left out for the same reason
              <div className="promise" key={at}>
                {leftOut && <p>{t("reply_left_out")}</p>}
                <p dir="auto">{words}</p>
                <p className="quiet">{publicFigures(locale).day(on)}</p>
              </div>
            ))}
          </section>
        )}
        <YouSaid locale={locale} told={told} />
        <Meanings locale={locale} snapshot={snapshot} own={own} />
        <TakeAway locale={locale} found={found} isReachable={door !== undefined} />
      </div>
    </PublicFrame>
  );
}
