import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; code: string };

/** Have everything deleted at once, after a second look. */
export function DeletionForm({ locale, code }: Props) {
  const t = translator(locale, "help");
  return (
    <details>
      <summary>{t("deletion")}</summary>
      <form method="post" action={`/${locale}/requests/mine/deletion`} className="stack">
        <p>{t("deletion_what")}</p>
        <input type="hidden" name="code" value={code} />
        <button className="button" type="submit">
          {t("deletion_yes")}
        </button>
      </form>
    </details>
  );
}
