import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Where "exit this page" leads: something that anybody might look at. */
const ELSEWHERE = "https://www.wikipedia.org/";

/** A way off a page that nobody should see, which works without script. */
export function Leave({ locale }: { locale: Locale }) {
  return (
    <p className="leave">
      <a className="button" href={ELSEWHERE} rel="noreferrer">
        {translator(locale, "help")("leave")}
      </a>
    </p>
  );
}
