import { DEFAULT_LOCALE, isLocale, type Locale } from "#lib/i18n/locales.ts";

/** The language of a page below `[locale]`; the proxy lets only languages through that we have. */
export async function localeOf(params: Promise<{ locale: string }>): Promise<Locale> {
  const { locale } = await params;
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}
