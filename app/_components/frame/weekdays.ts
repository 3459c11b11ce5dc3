import { LOCALES, type Locale } from "#lib/i18n/locales.ts";

/** A Monday, to name the days from. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The days of the week from Monday, in words. */
export function weekdays(locale: Locale): string[] {
  const format = new Intl.DateTimeFormat(LOCALES[locale].tag, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, at) => format.format(MONDAY + at * DAY_MS));
}

/** A day in words, with its weekday, in digits that forms have too. */
export function weekdayInWords(locale: Locale, day: string): string {
  const tag = `${LOCALES[locale].tag}-u-nu-latn`;
  return new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
