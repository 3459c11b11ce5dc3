import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale };

/** What a resident may do about it, and where. */
export function Rights({ locale }: Props) {
  const t = translator(locale, "privacy");
  return (
    <section className="stack">
      <h2>{t("rights")}</h2>
      <ul>
        <li>{t("rights_see")}</li>
        <li>{t("rights_correct")}</li>
        <li>{t("rights_delete")}</li>
        <li>{t("rights_rating")}</li>
      </ul>
      <p>
        <a href={`/${locale}/requests`}>{t("rights_open")}</a>
      </p>
      <p>{t("rights_complain")}</p>
      <p>
        <a href={`/${locale}/help`}>{t("rights_complain_do")}</a>
      </p>
    </section>
  );
}
