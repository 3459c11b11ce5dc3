import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { HoldReason } from "#lib/responses/signals.ts";

const KEYS = {
  trap: "reason_trap",
  not_shown: "reason_not_shown",
  no_proof: "reason_no_proof",
  too_fast: "reason_too_fast",
  too_old: "reason_too_old",
  source: "reason_source",
  burst: "reason_burst",
  alike: "reason_alike",
} as const satisfies Record<HoldReason, MessageKey<"review">>;

/** Why a group of answers waits, in words. */
export function reasonWords(locale: Locale, reasons: string): string {
  const t = translator(locale, "review");
  return reasons
    .split(",")
    .map((reason) => (Object.hasOwn(KEYS, reason) ? t(KEYS[reason as HoldReason]) : reason))
    .join("; ");
}
