import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Cancelling asks first: it cannot be taken back. */
export function Cancellation({ locale, batchId }: { locale: Locale; batchId: string }) {
  const t = translator(locale, "slips");
  return (
    <details className="panel">
      <summary>{t("cancel")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/slips/${batchId}/cancellation`}>
        <p>{t("cancel_why")}</p>
        <button className="button plain" type="submit">
          {t("cancel_yes")}
        </button>
      </form>
    </details>
  );
}
