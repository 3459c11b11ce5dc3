import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import type { Period } from "#lib/rates/period.ts";
import type { Rate } from "#lib/rates/rate.ts";

/** A share needs a hundred answers before its first decimal says anything. */
const DECIMAL_FROM = 100;

/** Numbers, shares and months in the reader's language. */
export function figures(locale: Locale) {
  // The same digits everywhere, because codes, dates and forms have them too.
  const tag = `${LOCALES[locale].tag}-u-nu-latn`;
  const whole = new Intl.NumberFormat(tag);
  const percent = (digits: number) =>
    new Intl.NumberFormat(tag, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
  const points = (digits: number) =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "exceptZero" });
  const month = new Intl.DateTimeFormat(tag, { month: "short", year: "numeric", timeZone: "UTC" });
  const date = new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" });
  /** Sign and percent stay with their number, also where the text around runs from right to left. */
  const kept = (text: string) => (LOCALES[locale].dir === "rtl" ? `\u2066${text}\u2069` : text);
  const digitsFor = (n: number) => (n >= DECIMAL_FROM ? 1 : 0);
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  return {
    count: (value: number) => whole.format(value),
    share: (value: number, n: number) => kept(percent(digitsFor(n)).format(value)),
    points: (value: number, n: number) => kept(points(digitsFor(n)).format(value * 100)),
    day: (day: string) => date.format(at(day)),
    month: (day: string) => month.format(at(day)),
    months: ({ from, to }: Period) => (from === to ? month.format(at(from)) : month.formatRange(at(from), at(to))),
    rate: (rate: Rate) => (rate.shown ? kept(percent(digitsFor(rate.n)).format(rate.rate)) : undefined),
  };
}
