import { Doors } from "#app/_components/frame/doors.tsx";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { CodeEntry } from "#app/_components/surveys/code-entry.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; state: "unsealed" | "expired" | "gone" };

/** A slip that opens nothing: kindly, why, and what to do. */
export function NoSlip({ locale, state }: Props) {
  const t = translator(locale, "slips");
  return (
    <PublicFrame locale={locale} path="/s">
      <h1>{t(`public_title_${state}`)}</h1>
      <p>{t(`public_why_${state}`)}</p>
      <p>{t("public_not_stored")}</p>
      <CodeEntry locale={locale} />
      <h2>{t("public_instead")}</h2>
      <Doors locale={locale} doors={["help", "results", "officer"]} />
    </PublicFrame>
  );
}
