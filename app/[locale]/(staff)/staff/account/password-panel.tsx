import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { PasswordField } from "../invitation/[token]/password-field.tsx";
import { problemAt } from "../sign-in/sign-in-problem.ts";
import { PasswordNow } from "./password-now.tsx";

type Props = { locale: Locale; email: string; problems: readonly { at?: string; text: string }[] };

export function PasswordPanel({ locale, email, problems }: Props) {
  const t = translator(locale, "account");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/account/password`} noValidate>
      <h2>{t("password")}</h2>
      <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
      <PasswordNow locale={locale} id="now-password" problems={problems} />
      <PasswordField locale={locale} id="password" problem={problemAt(problems, "password")} />
      <p className="quiet">{t("others_end")}</p>
      <button className="button" type="submit">
        {t("change_password")}
      </button>
    </form>
  );
}
