import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Ending asks first: the key cannot be had back. */
export function EndForm({ locale, batchId }: { locale: Locale; batchId: string }) {
  const t = translator(locale, "invitations");
  return (
    <details className="panel">
      <summary>{t("end")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/invitations/${batchId}/end`}>
        <p>{t("end_why")}</p>
        <button className="button plain" type="submit">
          {t("end_yes")}
        </button>
      </form>
    </details>
  );
}
