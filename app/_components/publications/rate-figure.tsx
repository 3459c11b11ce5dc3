import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { hiddenWords, publicFigures, rateWords } from "#lib/publications/public-words.ts";
import type { PublishedRate } from "#lib/publications/snapshot.ts";
import { HiddenFigure } from "./hidden-figure.tsx";
import { IntervalLine } from "./repeated.tsx";

type Props = { locale: Locale; published: PublishedRate; minimum: number };

/** One rate from large to small: the number in its sentence, its interval as a line and in words, its base. */
export function RateFigure({ locale, published: { id, rate }, minimum }: Props) {
  const t = translator(locale, "results");
  if (!rate.shown) return <HiddenFigure words={hiddenWords(locale, rate.reason, minimum)} />;
  const { drawn, before, number, after, between } = rateWords(locale, id, rate);
  const f = publicFigures(locale);
  return (
    <>
      <p className="said">
        {before}
        <b>{number}</b>
        {after}
      </p>
      {drawn.isTurned && <p className="quiet">{t("turned", { end: f.count(drawn.end * 100) })}</p>}
      <IntervalLine rate={drawn.rate} lower={drawn.lower} upper={drawn.upper} end={drawn.end} label={between} />
      <p>{between}</p>
      <p className="quiet facts">
        <span>{t("answers", { n: f.count(rate.n) })}</span>
        <span>{t("could_not_say", { n: f.count(rate.dontKnow), share: f.of100(rate.asked === 0 ? 0 : rate.dontKnow / rate.asked) })}</span>
      </p>
    </>
  );
}
