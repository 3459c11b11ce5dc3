import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Stands in the frame of every page of the staff. */
export function SignOutForm({ locale }: { locale: Locale }) {
  return (
    <form method="post" action={`/${locale}/staff/sign-out`}>
      <button className="button" type="submit">
        {translator(locale, "people")("sign_out")}
      </button>
    </form>
  );
}
