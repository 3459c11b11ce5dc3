import { Doors } from "#app/_components/frame/doors.tsx";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; path: string; unitSlug?: string | undefined };

/** Thanks, what happens next, when it is public, and what else can be done. */
export function Thanks({ locale, path, unitSlug }: Props) {
  const t = translator(locale, "surveys");
  return (
    <PublicFrame locale={locale} path={path}>
      <h1>{t("thanks_title")}</h1>
      <p>{t("thanks_next")}</p>
      <p>{t("thanks_when")}</p>
      <h2>{t("thanks_doors")}</h2>
      <Doors locale={locale} doors={["help", "results", "officer"]} unitSlug={unitSlug} />
    </PublicFrame>
  );
}
