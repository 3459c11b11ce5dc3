import { AuthenticatorPicture } from "#app/_components/accounts/authenticator-picture.tsx";
import { clock } from "#app/_components/frame/clock.ts";
import { TextField } from "#app/_ui/text-field.tsx";
import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { OwnAccount } from "#lib/people/own-account-queries.ts";
import { newTotpSecret } from "#lib/people/totp.ts";
import { openNewSecret, sealNewSecret } from "#lib/people/totp-secret.ts";
import { problemAt } from "../sign-in/sign-in-problem.ts";
import { PasswordNow } from "./password-now.tsx";

type Props = {
  locale: Locale;
  actor: StaffActor;
  account: OwnAccount;
  returned: ReturnedForm | undefined;
  problems: readonly { at?: string; text: string }[];
};

export function AuthenticatorPanel({ locale, actor, account, returned, problems }: Props) {
  const t = translator(locale, "account");
  const came = returned && openNewSecret(actor.personId, single(returned.values, "secret"));
  const secret = came ?? newTotpSecret();
  const since = account.authenticatorSetAt;
  return (
    <section className="panel stack">
      <h2>{translator(locale, "people")("authenticator")}</h2>
      <p>{since ? t("authenticator_set", { when: clock(locale).format(since) }) : t("authenticator_none")}</p>
      <details open={came !== undefined}>
        <summary>{t("authenticator_change")}</summary>
        <form className="stack" method="post" action={`/${locale}/staff/account/authenticator`} noValidate>
          <input type="hidden" name="secret" value={sealNewSecret(actor.personId, secret)} />
          <AuthenticatorPicture locale={locale} secret={secret} email={account.email} />
          <TextField
            id="code"
            label={translator(locale, "people")("code")}
            problem={problemAt(problems, "code")}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={10}
            dir="ltr"
          />
          <PasswordNow locale={locale} id="now-app" problems={problems} />
          <p className="quiet">{t("others_end")}</p>
          <button className="button" type="submit">
            {t("authenticator_save")}
          </button>
        </form>
      </details>
    </section>
  );
}
