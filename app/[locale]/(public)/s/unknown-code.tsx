import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { CodeEntry } from "#app/_components/surveys/code-entry.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** A code that is mistyped or not ours: what may have happened and what to do, readable without script. */
export function UnknownCode({ locale }: { locale: Locale }) {
  const t = translator(locale, "surveys");
  return (
    <PublicFrame locale={locale} path="/s">
      <h1>{t("unknown_title")}</h1>
      <p>{t("unknown_why")}</p>
      <p>{t("unknown_do")}</p>
      <CodeEntry locale={locale} />
      <p>
        <a href={`/${locale}`}>{t("unknown_home")}</a>
      </p>
    </PublicFrame>
  );
}
