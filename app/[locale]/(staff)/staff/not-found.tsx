import { headers } from "next/headers";
import { acceptedLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Not there, and not yours, are the same to whoever asks. A page that is not found is not told its language: the browser's wish decides. */
export default async function NotFound() {
  const locale = acceptedLocale((await headers()).get("accept-language"));
  const t = translator(locale, "common");
  return (
    <main className="page stack">
      <h1>{t("not_found_title")}</h1>
      <p>{t("not_found_staff")}</p>
      <p>
        <a href={`/${locale}/staff`}>{t("not_found_to_rates")}</a>
      </p>
    </main>
  );
}
