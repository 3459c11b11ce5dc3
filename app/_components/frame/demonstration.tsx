import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { isDemonstration } from "#lib/units/demonstration-queries.ts";

/** Says on every page that the data is invented, where it is. */
export async function Demonstration({ locale }: { locale: Locale }) {
  return (await isDemonstration()) && <p className="demonstration">{translator(locale, "common")("demonstration")}</p>;
}
