import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { HeadlineRates } from "#lib/rates/queries.ts";
import { figures } from "./figures.ts";
import { channelName } from "./words.ts";

/** How the answers came, with the number of each way. */
export function Channels({ locale, channels }: { locale: Locale; channels: HeadlineRates["channels"] }) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  const parts = channels.map(({ channel, rate }) => `${channelName(locale, channel)} ${rate.shown ? f.count(rate.n) : t("few_short")}`);
  return <p className="quiet">{t("channels", { list: parts.join(" · ") })}</p>;
}
