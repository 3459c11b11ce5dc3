import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** An opened version never changes: what is to be different begins as the next one. */
export function NextVersion({ locale, questionnaireKey }: { locale: Locale; questionnaireKey: string }) {
  const t = translator(locale, "authoring");
  return (
    <form className="panel" method="post" action={`/${locale}/staff/surveys/${questionnaireKey}/draft`}>
      <p>{t("next_why")}</p>
      <button className="button" type="submit">
        {t("next")}
      </button>
    </form>
  );
}
