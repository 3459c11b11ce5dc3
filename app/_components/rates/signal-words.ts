import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { TrendSegment } from "#lib/rates/trend.ts";
import { figures } from "./figures.ts";

/** What a p' chart says, in sentences; one that nothing stands out, if nothing does. */
export function signalWords(locale: Locale, { points, centre, runs, shift }: TrendSegment): string[] {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const months = points.flatMap(({ month, rate, lower, upper, signal }) => {
    if (!signal) return [];
    const above = rate.rate > centre;
    const values = { month: f.month(month), rate: f.share(rate.rate, rate.n), limit: f.share(above ? upper : lower, rate.n) };
    return [t(above ? "signal_above" : "signal_below", values)];
  });
  const run = shift && runs.longest > runs.longestMost;
  const crossings = shift && runs.crossings < runs.crossingsLeast;
  const found = [
    ...months,
    ...(run ? [t("signal_run", { longest: f.count(runs.longest), most: f.count(runs.longestMost) })] : []),
    ...(crossings ? [t("signal_crossings", { crossings: f.count(runs.crossings), least: f.count(runs.crossingsLeast) })] : []),
  ];
  return found.length > 0 ? found : [t("signal_none")];
}

/** The one thing to say of a p' chart first: a shifted level, else the newest month that stands out. */
export function leadingSignal(locale: Locale, segment: TrendSegment): string {
  const words = signalWords(locale, segment);
  const months = segment.points.filter(({ signal }) => signal).length;
  return words[months] ?? words.at(-1) ?? "";
}
