import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Rate } from "#lib/rates/rate.ts";

type Reason = Extract<Rate, { shown: false }>["reason"];

/** Why a number is not shown. */
export function hiddenReason(locale: Locale, reason: Reason): string {
  const t = translator(locale, "rates");
  const minimum = env().RAPPORT_STAFF_MINIMUM_BASE;
  const words: Record<Reason, string> = {
    none: t("no_answers"),
    few: t("few_answers", { minimum }),
    together: t("hidden_together", { minimum }),
    sealed: t("hidden_sealed"),
  };
  return words[reason];
}

/** The same in a word or two, where the whole reason stands nearby. */
export function shortReason(locale: Locale, reason: Reason): string {
  const t = translator(locale, "rates");
  const words: Record<Reason, string> = {
    none: t("no_answers"),
    few: t("few_briefly", { minimum: env().RAPPORT_STAFF_MINIMUM_BASE }),
    together: t("together_briefly"),
    sealed: t("sealed_briefly"),
  };
  return words[reason];
}

/** The one sign of a hidden number, with its reason. */
export function HiddenRate({ locale, reason }: { locale: Locale; reason: Reason }) {
  return (
    <p className="hidden-rate">
      <span className="hatched" aria-hidden="true" /> {hiddenReason(locale, reason)}
    </p>
  );
}
