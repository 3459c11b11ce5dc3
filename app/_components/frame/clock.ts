import { env } from "#lib/env.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";

/** Day and hour in the reader's language and the force's time zone. */
export function clock(locale: Locale): Intl.DateTimeFormat {
  const styles = { dateStyle: "medium", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(`${LOCALES[locale].tag}-u-nu-latn`, { ...styles, timeZone: env().RAPPORT_TIME_ZONE });
}
