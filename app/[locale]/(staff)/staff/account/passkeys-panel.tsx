import { PasskeyForm } from "#app/_components/accounts/passkey-form.tsx";
import { clock } from "#app/_components/frame/clock.ts";
import { TextField } from "#app/_ui/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { OwnAccount } from "#lib/people/own-account-queries.ts";
import { askNewPasskey, passkeysArePossible } from "#lib/people/passkey.ts";
import { problemAt } from "../sign-in/sign-in-problem.ts";
import { PasswordNow } from "./password-now.tsx";

type Props = { locale: Locale; actor: StaffActor; account: OwnAccount; problems: readonly { at?: string; text: string }[] };

export async function PasskeysPanel({ locale, actor, account, problems }: Props) {
  const [t, p] = [translator(locale, "account"), translator(locale, "people")];
  const { email, name, passkeys } = account;
  const held = passkeys.map(({ id }) => id);
  const asked = passkeysArePossible() ? await askNewPasskey({ id: actor.personId, email, name }, held) : undefined;
  return (
    <section className="panel stack">
      <h2>{t("passkeys")}</h2>
      <p>{t(asked ? "passkeys_intro" : "passkeys_impossible")}</p>
      {passkeys.length > 0 && (
        <form className="stack" method="post" action={`/${locale}/staff/account/removal`} noValidate>
          <ul>
            {passkeys.map(({ id, label, madeAt }) => (
              <li key={id} className="row">
                <bdi>{t("passkey_made", { label, when: clock(locale).format(madeAt) })}</bdi>{" "}
                <button className="button plain" type="submit" name="passkey" value={id}>
                  {t("passkey_remove", { label })}
                </button>
              </li>
            ))}
          </ul>
          <PasswordNow locale={locale} id="now-removal" problems={problems} />
        </form>
      )}
      {asked && (
        <>
          <noscript>{p("needs_script")}</noscript>
          <PasskeyForm
            action={`/${locale}/staff/account/passkeys`}
            asks={{ make: asked.options }}
            challenge={asked.challenge}
            button={t("passkey_add")}
            failed={p("passkey_failed")}
          >
            <TextField
              id="label"
              label={t("passkey_label")}
              hint={t("passkey_label_hint")}
              problem={problemAt(problems, "label")}
              maxLength={60}
              dir="auto"
            />
            <PasswordNow locale={locale} id="now-passkey" problems={problems} />
          </PasskeyForm>
        </>
      )}
    </section>
  );
}
