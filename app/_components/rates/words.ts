import type { Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { Headline, IndicatorId } from "#lib/rates/indicators.ts";
import type { OpenTouchpoint } from "#lib/surveys/queries.ts";

type Channel = OpenTouchpoint["channel"];

const CHANNEL_KEYS = {
  verified: "channel_verified",
  open: "channel_open",
  kiosk: "channel_kiosk",
  invited: "channel_invited",
  import: "channel_import",
  staff_entered: "channel_staff_entered",
} as const satisfies Record<Channel, MessageKey<"rates">>;

/** The channels that a rate can be narrowed to; answers typed in with staff present are never in one. */
export const RATED_CHANNELS = ["verified", "open", "kiosk", "invited", "import"] as const satisfies readonly Channel[];

export function channelName(locale: Locale, channel: string): string {
  return Object.hasOwn(CHANNEL_KEYS, channel) ? translator(locale, "rates")(CHANNEL_KEYS[channel as Channel]) : channel;
}

const HEADLINE_KEYS = {
  sat_top2: ["name_sat_top2", "of_sat_top2"],
  sat_top2_residents: ["name_sat_top2_residents", "of_sat_top2_residents"],
  know_any: ["name_know_any", "of_know_any"],
  see_weekly: ["name_see_weekly", "of_see_weekly"],
} as const satisfies Record<Headline, readonly [MessageKey<"rates">, MessageKey<"rates">]>;

/** The short name of an indicator. */
export function indicatorName(locale: Locale, id: IndicatorId): string {
  return translator(locale, "rates")(`name_${id}`);
}

/** A headline rate in words: its name, and what it is a share of. */
export function headlineWords(locale: Locale, id: Headline): { name: string; of: string } {
  const t = translator(locale, "rates");
  const [name, of] = HEADLINE_KEYS[id];
  return { name: t(name), of: t(of) };
}
