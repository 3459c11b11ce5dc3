import { TextField } from "#app/_ui/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; id: string; problem: string | undefined };

/** A password that is being chosen, with what makes one good. */
export function PasswordField({ locale, id, problem }: Props) {
  const t = translator(locale, "people");
  return (
    <TextField
      id={id}
      name="password"
      label={t("new_password")}
      hint={t("password_rules")}
      problem={problem}
      type="password"
      autoComplete="new-password"
      maxLength={200}
    />
  );
}
