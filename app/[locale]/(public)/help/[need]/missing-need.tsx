import { Doors } from "#app/_components/frame/doors.tsx";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** There is no such need; the proxy has given it its 404. */
export function MissingNeed({ locale }: { locale: Locale }) {
  const t = translator(locale, "pages");
  return (
    <PublicFrame locale={locale} path="/help">
      <h1>{t("missing_title")}</h1>
      <p>{t("missing_do")}</p>
      <Doors locale={locale} doors={["help", "officer"]} />
    </PublicFrame>
  );
}
