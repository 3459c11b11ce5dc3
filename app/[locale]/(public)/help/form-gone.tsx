import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** There is nothing being written: its hour is over, it was left, or it was sent. It says nothing of what it was. */
export function FormGone({ locale }: { locale: Locale }) {
  const t = translator(locale, "help");
  return (
    <PublicFrame locale={locale} path="/help">
      <h1>{t("gone")}</h1>
      <p>{t("gone_why")}</p>
      <p>
        <a className="button" href={`/${locale}/help`}>
          {t("title")}
        </a>
      </p>
      <p>
        <a href={`/${locale}/requests`}>{t("follow")}</a>
      </p>
    </PublicFrame>
  );
}
