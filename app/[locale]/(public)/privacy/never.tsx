import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeepingNumbers } from "#lib/operations/stored-fields/keeping.ts";

type Props = { locale: Locale; numbers: KeepingNumbers };

/** What is never kept, in front of what is. */
export function Never({ locale, numbers }: Props) {
  const t = translator(locale, "privacy");
  return (
    <section className="stack">
      <h2>{t("never")}</h2>
      <ul>
        <li>{t("never_who")}</li>
        <li>{t("never_device")}</li>
        <li>{t("never_time")}</li>
        <li>{t("never_cookie", numbers)}</li>
        <li>{t("never_small", { publicBase: env().RAPPORT_PUBLIC_MINIMUM_BASE })}</li>
      </ul>
    </section>
  );
}
