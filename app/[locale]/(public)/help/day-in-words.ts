import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";

/** A day as it is said; of a moment, the day that it falls on where the force is. */
export function dayInWords(locale: Locale, at: Day | Date | undefined): string {
  if (at === undefined) return "";
  const day = at instanceof Date ? dayOf(at, env().RAPPORT_TIME_ZONE) : at;
  return new Intl.DateTimeFormat(`${LOCALES[locale].tag}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
