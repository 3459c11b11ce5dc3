import { Doors } from "#app/_components/frame/doors.tsx";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { End } from "#lib/surveys/end.ts";

/** A code that takes no more answers: kindly, why, and what can be done instead. */
export function EndedTouchpoint({ locale, code, end }: { locale: Locale; code: string; end: End }) {
  const t = translator(locale, "surveys");
  return (
    <PublicFrame locale={locale} path={`/s/${code}`}>
      <h1>{t(`ended_title_${end}`)}</h1>
      <p>{t(`ended_why_${end}`)}</p>
      <p>{t("ended_not_stored")}</p>
      <h2>{t("ended_do")}</h2>
      <Doors locale={locale} doors={["help", "results", "officer"]} />
    </PublicFrame>
  );
}
