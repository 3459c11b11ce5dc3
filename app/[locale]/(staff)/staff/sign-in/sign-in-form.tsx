import { TextField } from "#app/_ui/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { problemAt } from "./sign-in-problem.ts";

type Props = {
  locale: Locale;
  /** Where to go afterwards, already found to be ours. */
  to: string | undefined;
  email: string;
  problems: readonly { at?: string; text: string }[];
};

export function SignInForm({ locale, to, email, problems }: Props) {
  const t = translator(locale, "people");
  return (
    <form method="post" action={`/${locale}/staff/sign-in/session`} className="stack" noValidate>
      {to && <input type="hidden" name="to" value={to} />}
      <TextField
        id="email"
        label={t("email")}
        problem={problemAt(problems, "email")}
        type="email"
        autoComplete="username webauthn"
        maxLength={254}
        defaultValue={email}
      />
      <TextField
        id="password"
        label={t("password")}
        problem={problemAt(problems, "password")}
        type="password"
        autoComplete="current-password"
        maxLength={200}
      />
      <button className="button" type="submit">
        {t("sign_in")}
      </button>
    </form>
  );
}
