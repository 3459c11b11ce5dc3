import { PasskeyForm } from "#app/_components/accounts/passkey-form.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { askPasskey, passkeysArePossible } from "#lib/people/passkey.ts";
import { provider } from "#lib/people/provider.ts";

type Props = { locale: Locale; to: string | undefined };

/** A passkey, and the agency's own provider where one is set up. */
export async function OtherWays({ locale, to }: Props) {
  const t = translator(locale, "people");
  const agency = provider();
  const asked = passkeysArePossible() ? await askPasskey() : undefined;
  if (!agency && !asked) return null;
  const wish = to && <input type="hidden" name="to" value={to} />;
  return (
    <section className="stack" aria-label={t("other_ways")}>
      {asked && (
        <PasskeyForm
          action={`/${locale}/staff/sign-in/passkey`}
          asks={{ use: asked.options }}
          challenge={asked.challenge}
          button={t("with_passkey")}
          failed={t("passkey_failed")}
        >
          {wish}
        </PasskeyForm>
      )}
      {agency && (
        <form method="post" action={`/${locale}/staff/sign-in/provider`}>
          {wish}
          <button className="button" type="submit">
            {t("with_provider", { name: agency.name })}
          </button>
        </form>
      )}
    </section>
  );
}
