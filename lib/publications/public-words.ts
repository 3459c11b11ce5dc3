import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HiddenReason, PublishedId, ShownRate } from "./snapshot.ts";

/** From here on the share of the others is told: a rate near the ceiling says nothing more. */
const CEILING = 0.95;
/** The axis of a share of others ends here, or where its interval needs it to. */
const TURNED_END = 0.2;

/** Numbers, days and periods as a resident reads them. */
export function publicFigures(locale: Locale) {
  // The same digits everywhere, because addresses, codes and forms have them too.
  const tag = `${LOCALES[locale].tag}-u-nu-latn`;
  const whole = new Intl.NumberFormat(tag);
  const tenth = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(tag, { maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const month = new Intl.DateTimeFormat(tag, { month: "long", year: "numeric", timeZone: "UTC" });
  // Alone, a month in figures is the usual one in Chinese.
  const name = new Intl.DateTimeFormat(tag, { month: locale === "zh" ? "numeric" : "long", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat(tag, { year: "numeric", timeZone: "UTC" });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  /** A sign stays before its number, also where the text around runs from right to left. */
  const kept = (text: string) => (LOCALES[locale].dir === "rtl" ? `\u2066${text}\u2069` : text);
  return {
    count: (value: number) => whole.format(value),
    /** So many of a hundred; never nobody where there was somebody, and never all where there were others. */
    of100(share: number): string {
      const hundredths = share * 100;
      const isFalse = (Math.round(hundredths) === 0 && share > 0) || (Math.round(hundredths) === 100 && share < 1);
      if (!isFalse) return whole.format(Math.round(hundredths));
      return tenth.format(share < 0.5 ? Math.max(0.1, hundredths) : Math.min(99.9, hundredths));
    },
    /** From and to, from left to right in every language. */
    range(lower: number, upper: number): string {
      return kept(`${this.of100(lower)}–${this.of100(upper)}`);
    },
    points: (difference: number) => kept(signed.format(difference * 100)),
    day: (day: string) => date.format(at(day)),
    month: (day: string) => month.format(at(day)),
    period({ from, to }: { from: string; to: string }): string {
      const isYear = from.slice(0, 4) === to.slice(0, 4) && from.slice(5, 7) === "01" && to.slice(5, 7) === "12";
      if (isYear) return year.format(at(from));
      if (from === to) return month.format(at(from));
      // The range of the platform is no sentence in every language.
      return translator(locale, "results")("quarter", { from: name.format(at(from)), to: name.format(at(to)), year: to.slice(0, 4) });
    },
  };
}

type Turned = Pick<ShownRate, "rate" | "lower" | "upper"> & { isTurned: boolean; end: number };

/** A rate as it is drawn: above the ceiling as the share of all others, on an axis of its own. */
export function turned({ rate, lower, upper }: Pick<ShownRate, "rate" | "lower" | "upper">): Turned {
  if (rate <= CEILING) return { rate, lower, upper, isTurned: false, end: 1 };
  const others = { rate: 1 - rate, lower: 1 - upper, upper: 1 - lower };
  return { ...others, isTurned: true, end: Math.max(TURNED_END, Math.ceil(others.upper * 10) / 10) };
}

/** What a rate and its interval say in a sentence each; near the ceiling the interval is that of the others, who are told first. */
export function rateWords(locale: Locale, id: PublishedId, rate: Pick<ShownRate, "rate" | "lower" | "upper">) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const drawn = turned(rate);
  const number = f.of100(rate.rate);
  // The number is set apart from its sentence, wherever the language puts it.
  const [before = "", after = ""] = t(`of_${id}`, { n: "\0" }).split("\0");
  const others = drawn.isTurned ? `${t(`not_${id}`, { n: f.of100(drawn.rate) })} ` : "";
  return {
    drawn,
    number,
    before,
    after,
    sentence: `${before}${number}${after}`,
    between: `${others}${t("between", { lower: f.of100(drawn.lower), upper: f.of100(drawn.upper) })}`,
  };
}

/** Why a number is not shown. */
export function hiddenWords(locale: Locale, reason: HiddenReason, minimum: number): string {
  const t = translator(locale, "results");
  const words: Record<HiddenReason, string> = {
    none: t("hidden_nobody"),
    few: t("hidden_small", { minimum }),
    together: t("hidden_together"),
    earlier: t("hidden_earlier"),
  };
  return words[reason];
}
