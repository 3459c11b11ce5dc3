import type { Fields } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Say what excluding will do, before it is done. */
export function Sure({ locale, values }: { locale: Locale; values: Fields }) {
  const t = translator(locale, "review");
  return (
    <>
      <h1>{t("sure")}</h1>
      <p>{t("sure_what")}</p>
      <form method="post" action={`/${locale}/staff/review/decision`} className="stack">
        {[...values].flatMap(([name, all]) => all.map((value) => <input key={name} type="hidden" name={name} value={value} />))}
        <button className="button" type="submit" name="sure" value="yes">
          {t("sure_yes")}
        </button>
      </form>
      <p>
        <a href={`/${locale}/staff/review`}>{t("back")}</a>
      </p>
    </>
  );
}
