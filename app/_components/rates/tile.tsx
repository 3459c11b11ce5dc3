import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates, Overview } from "#lib/rates/queries.ts";
import { Channels } from "./channels.tsx";
import { figures } from "./figures.ts";
import { HiddenRate } from "./hidden-rate.tsx";
import { IntervalBar } from "./interval-bar.tsx";
import { headlineWords } from "./words.ts";

type Props = { locale: Locale; headline: HeadlineRates; participation: Overview["participation"] };

/** One headline rate: from large to small, the rate, what it is of, its interval, its base, and the change. */
export function Tile({ locale, headline, participation }: Props) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const { now, change, id, beside } = headline;
  const words = headlineWords(locale, id);
  return (
    <section className="tile" aria-labelledby={`tile-${id}`}>
      <h2 id={`tile-${id}`}>{words.name}</h2>
      {now.shown ? (
        <>
          <p className="rate">{f.share(now.rate, now.n)}</p>
          <p className="of">{words.of}</p>
          <IntervalBar {...now} label={t("interval", { lower: f.share(now.lower, now.n), upper: f.share(now.upper, now.n) })} />
          <p>{t("interval", { lower: f.share(now.lower, now.n), upper: f.share(now.upper, now.n) })}</p>
          <p>{t("answers", { count: now.n, n: f.count(now.n) })}</p>
          <p>
            {t("dont_know", {
              said: f.count(now.dontKnow),
              asked: f.count(now.asked),
              share: f.share(now.asked === 0 ? 0 : now.dontKnow / now.asked, now.asked),
            })}
          </p>
          {headline.base === "visit" && participation && (
            <p>
              {t("participation", {
                answers: f.count(participation.answers),
                visits: f.count(participation.visits),
                share: f.share(participation.answers / participation.visits, participation.visits),
              })}
            </p>
          )}
          {change ? (
            <p className="change">
              <strong>{t(`change_${change.verdict}`)}</strong>{" "}
              {t("change_by", {
                points: f.points(change.difference, now.n),
                lower: f.points(change.lower, now.n),
                upper: f.points(change.upper, now.n),
                period: f.months(headline.before),
              })}
            </p>
          ) : (
            <p className="change">{t("change_none", { period: f.months(headline.before) })}</p>
          )}
          <p className="quiet">
            {t("beside", { held: f.count(beside.held), excluded: f.count(beside.excluded) })}
            {beside.withThem?.shown && ` ${t("with_them", { rate: f.share(beside.withThem.rate, beside.withThem.n) })}`}
          </p>
          <Channels locale={locale} channels={headline.channels} />
        </>
      ) : (
        <HiddenRate locale={locale} reason={now.reason} />
      )}
      {headline.sealed > 0 && <p>{t("sealed_answers", { count: headline.sealed, n: f.count(headline.sealed) })}</p>}
      <p>
        <a href={`/${locale}/staff/definitions#${id}`} aria-label={t("definition_of", { name: words.name })}>
          {t("definition")}
        </a>
      </p>
    </section>
  );
}
