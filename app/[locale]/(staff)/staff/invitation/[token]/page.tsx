import type { Metadata } from "next";
import { AuthenticatorPicture } from "#app/_components/accounts/authenticator-picture.tsx";
import { PasskeyForm } from "#app/_components/accounts/passkey-form.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextField } from "#app/_ui/text-field.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { systemActor } from "#lib/people/actor.ts";
import { openInvitation } from "#lib/people/invitation-queries.ts";
import { askNewPasskey, passkeysArePossible } from "#lib/people/passkey.ts";
import { newTotpSecret } from "#lib/people/totp.ts";
import { openNewSecret, sealNewSecret } from "#lib/people/totp-secret.ts";
import { DoorFrame } from "../../sign-in/door-frame.tsx";
import { problemAt } from "../../sign-in/sign-in-problem.ts";
import { PasswordField } from "./password-field.tsx";
import { invitationProblems } from "./problems.ts";
import "../../panels.css";

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "people")("code_title"), robots: { index: false } };
}

/** What somebody new, or whose sign-in was reset, will sign in with. */
export default async function InvitationPage({ params }: Props) {
  const locale = await localeOf(params);
  const { token } = await params;
  const t = translator(locale, "people");
  const invited = await openInvitation(systemActor("invitation"), token);
  if (!invited) {
    return (
      <DoorFrame locale={locale} path="/staff/sign-in">
        <h1>{t("invitation_over_title")}</h1>
        <p>{t("invitation_over")}</p>
        <p>
          <a href={`/${locale}/staff/sign-in`}>{t("sign_in")}</a>
        </p>
      </DoorFrame>
    );
  }
  const page = `/${locale}/staff/invitation/${token}`;
  const returned = await returnedForm(page);
  const problems = invitationProblems(locale, returned?.problems);
  // A refused form brings its secret back: who has scanned the picture need not do so again.
  const secret = (returned && openNewSecret(invited.personId, single(returned.values, "secret"))) ?? newTotpSecret();
  const asked = passkeysArePossible()
    ? await askNewPasskey({ id: invited.personId, email: invited.email, name: invited.name }, [])
    : undefined;
  return (
    <DoorFrame locale={locale} path="/staff/sign-in" problems={problems}>
      <h1>{t("invitation_title", { name: invited.name })}</h1>
      <p>{t("invitation_intro", { email: invited.email })}</p>
      <form method="post" action={`${page}/acceptance`} className="stack" noValidate>
        <input type="hidden" name="secret" value={sealNewSecret(invited.personId, secret)} />
        <input type="hidden" name="email" autoComplete="username" value={invited.email} readOnly />
        <PasswordField locale={locale} id="password" problem={problemAt(problems, "password")} />
        <h2>{t("authenticator")}</h2>
        <AuthenticatorPicture locale={locale} secret={secret} email={invited.email} />
        <TextField
          id="code"
          label={t("code")}
          problem={problemAt(problems, "code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          dir="ltr"
        />
        <button className="button" type="submit">
          {t("finish")}
        </button>
      </form>
      {asked && (
        <PasskeyForm
          action={`${page}/acceptance`}
          asks={{ make: asked.options }}
          challenge={asked.challenge}
          button={t("make_passkey")}
          failed={t("passkey_failed")}
        >
          <h2>{t("or_passkey")}</h2>
          <p>{t("or_passkey_how")}</p>
          <PasswordField locale={locale} id="passkey-password" problem={undefined} />
        </PasskeyForm>
      )}
    </DoorFrame>
  );
}
