import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { clockOf, isAllDay, type Week } from "#lib/units/office-week.ts";

/** Whether one can go there today, in a sentence. */
export function Today({ locale, span }: { locale: Locale; span: Week[number] }) {
  const t = translator(locale, "station");
  if (!span) return <p>{t("today_closed")}</p>;
  return <p>{isAllDay(span) ? t("today_all_day") : t("today_open", { from: clockOf(span[0]), to: clockOf(span[1]) })}</p>;
}
