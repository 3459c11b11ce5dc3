import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Change, changeOf, type Rate } from "#lib/rates/rate.ts";

type Months = readonly { rate: Rate }[];

function together(months: Months): Rate {
  const shown = months.flatMap(({ rate }) => (rate.shown ? [rate] : []));
  const x = shown.reduce((sum, rate) => sum + rate.x, 0);
  const n = shown.reduce((sum, rate) => sum + rate.n, 0);
  return n === 0 ? { shown: false, reason: "none" } : { shown: true, x, n, rate: x / n, lower: 0, upper: 1, dontKnow: 0, asked: n };
}

/** How the later half of the months differs from the earlier half, as far as they are shown. */
function halvesChange(months: Months): Change | undefined {
  const middle = Math.floor(months.length / 2);
  return changeOf(together(months.slice(middle)), together(months.slice(0, middle)));
}

/** The finding of a trend in words. */
export function trendFinding(locale: Locale, name: string, months: Months): string {
  const t = translator(locale, "rates");
  const change = halvesChange(months);
  return change ? t(`trend_${change.verdict}`, { name }) : t("trend_unknown", { name });
}
