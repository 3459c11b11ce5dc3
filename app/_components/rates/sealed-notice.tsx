import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Period } from "#lib/rates/period.ts";
import { figures } from "./figures.ts";

/** Which months count in no rate here, and until when. */
export function SealedNotice({ locale, sealed }: { locale: Locale; sealed: readonly Period[] }) {
  const t = translator(locale, "rates");
  const f = figures(locale);
  return sealed.map((months) => (
    <p key={`${months.from} ${months.to}`} className="notice">
      {t("sealed_notice", { months: f.months(months) })}
    </p>
  ));
}
