import { figures } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Draft } from "#lib/publications/draft-queries.ts";
import type { Hidden, HiddenReason } from "#lib/publications/snapshot.ts";

/** What a publication is of: the unit and the months. */
export function publicationName(locale: Locale, { unitName, from, to }: Pick<Draft, "unitName" | "from" | "to">): string {
  return translator(locale, "publishing")("name", {
    unit: inLocale(unitName, locale),
    months: figures(locale).months({ key: "", from, to }),
  });
}

/** How far a draft has come. */
export function stateOf({ ended, slug, checkedBy, isHeld }: Draft) {
  if (ended) return "state_dropped";
  if (slug) return "state_published";
  if (isHeld) return "state_held";
  return checkedBy ? "state_checked" : "state_drafted";
}

/** Why a number is not told, in a word or two. */
export function hiddenWord(locale: Locale, { reason }: Hidden): string {
  const t = translator(locale, "publishing");
  const words: Record<HiddenReason, string> = {
    none: t("hidden_nobody"),
    few: t("hidden_small"),
    together: t("hidden_together"),
    earlier: t("hidden_earlier"),
  };
  return words[reason];
}
