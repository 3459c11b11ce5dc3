import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Off this page at once: nothing typed stays on the server or in the browser, and Back shows none of it. Works without script, and faster with it. */
export function ExitButton({ locale }: { locale: Locale }) {
  const t = translator(locale, "help");
  return (
    <form method="post" action={`/${locale}/help/exit`} className="exit" data-exit={env().RAPPORT_EXIT_ADDRESS}>
      <button className="button exit-button" type="submit">
        {t("exit")}
      </button>
    </form>
  );
}
