import { TextField } from "#app/_ui/text-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { problemAt } from "../sign-in/sign-in-problem.ts";

type Problems = readonly { at?: string; text: string }[];
type Props = { locale: Locale; id: string; problems: Problems };

/** Whoever changes what one signs in with shows the password again: a browser may have been left open. */
export function PasswordNow({ locale, id, problems }: Props) {
  return (
    <TextField
      id={id}
      name={id}
      label={translator(locale, "account")("password_now")}
      problem={problemAt(problems, id)}
      type="password"
      autoComplete="current-password"
      maxLength={200}
    />
  );
}
