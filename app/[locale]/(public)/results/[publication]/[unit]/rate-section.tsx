import { RateFigure } from "#app/_components/publications/rate-figure.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { newWordsSince } from "#lib/publications/public-sheet.ts";
import { trendOf } from "#lib/publications/public-trend.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedRate, PublishedUnit, Snapshot } from "#lib/publications/snapshot.ts";
import { Given } from "./given.tsx";
import { Trend } from "./trend.tsx";

type Past = { slug: string; snapshot: Snapshot; own: PublishedUnit };
type Props = { locale: Locale; published: PublishedRate; snapshot: Snapshot; publication: string; history: readonly Past[] };

/** So many publications are drawn; each leads on to the ones before it. */
const MOST_POINTS = 5;

/** One rate of a unit with all that belongs to it. */
export function RateSection({ locale, published, snapshot, publication, history }: Props) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const { id, rate, held, excluded } = published;
  const change = rate.shown ? rate.change : undefined;
  const since = change && history.find(({ slug }) => slug === change.since);
  const place = history.findIndex(({ slug }) => slug === publication) + 1;
  const definition = snapshot.definitions.find((each) => each.id === id);
  const words = newWordsSince(snapshot, id);
  const points = trendOf(id, history.slice(Math.max(0, place - MOST_POINTS), place));
  return (
    <section className="result" aria-labelledby={id}>
      <h2 id={id}>{t(`name_${id}`)}</h2>
      <RateFigure locale={locale} published={published} minimum={snapshot.minimumBase} />
      {rate.shown &&
        (change ? (
          <p>
            <strong>{t(`change_${change.verdict}`, { period: since ? f.period(since.snapshot) : change.since })}</strong>{" "}
            {t("change_by", { points: f.points(change.difference), lower: f.points(change.lower), upper: f.points(change.upper) })}
          </p>
        ) : (
          <p className="quiet">{t("change_none")}</p>
        ))}
      {words && <p>{t("words_since", { month: f.month(words) })}</p>}
      {rate.shown && <Given locale={locale} rate={rate} definition={definition} />}
      {points.length > 1 && points.some((each) => each.rate.shown) && <Trend locale={locale} points={points} />}
      {held + excluded > 0 && (
        <p className="quiet facts">
          <span>{t("held", { n: f.count(held) })}</span>
          <span>{t("excluded", { n: f.count(excluded) })}</span>
          <span>{t("in_no_number")}</span>
        </p>
      )}
    </section>
  );
}
