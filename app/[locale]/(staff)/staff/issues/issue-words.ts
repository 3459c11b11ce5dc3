import { figures } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Issue, SmallCount } from "#lib/requests/issues.ts";

/** A count in words: few are told as few. */
export function countWords(locale: Locale, count: SmallCount, k: number): string {
  return count === "few" ? translator(locale, "issues")("fewer", { k }) : figures(locale).count(count);
}

/** What a month of this length usually brings. */
export function usualWords(locale: Locale, { usual }: Issue, k: number): string {
  const t = translator(locale, "issues");
  if (!usual) return t("usual_unknown");
  if (usual === "few") return t("usual_small", { k });
  const rounded = (value: number) => (value >= 10 ? String(Math.round(value)) : value.toFixed(1));
  return t("usual_from_to", { mean: rounded(usual.mean), lower: rounded(usual.lower), upper: rounded(usual.upper) });
}

/** The finding, as a title. */
export function finding(locale: Locale, issues: readonly Issue[], month: string): string {
  const t = translator(locale, "issues");
  const rises = issues.filter(({ isRise }) => isRise);
  const [first] = rises;
  if (!first) return t("no_rise", { month });
  const named = { need: inLocale(first.title, locale), month };
  return rises.length === 1 ? t("one_rise", named) : t("more_rises", { ...named, count: rises.length - 1 });
}
