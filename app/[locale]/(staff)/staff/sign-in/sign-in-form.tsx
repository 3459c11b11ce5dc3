import { Demonstration } from "#app/_components/frame/demonstration.tsx";
import { Languages } from "#app/_components/frame/languages.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { SignInProblem } from "./sign-in-problem.ts";

const FIELDS = [
  { name: "email", type: "email", autoComplete: "username", maxLength: 254 },
  { name: "password", type: "password", autoComplete: "current-password", maxLength: 200 },
] as const;

type Props = {
  locale: Locale;
  /** Where to go afterwards, already found to be ours. */
  to: string | undefined;
  signedOut: boolean;
  email: string;
  unavailable: boolean;
  problems: Readonly<Record<(typeof FIELDS)[number]["name"], SignInProblem | undefined>>;
};

export function SignInForm({ locale, to, signedOut, email, unavailable, problems }: Props) {
  const t = translator(locale, "people");
  const fields = FIELDS.flatMap(({ name }) => (problems[name] ? [{ at: name, text: t(problems[name]) }] : []));
  const summary = unavailable ? [{ text: translator(locale, "common")("unavailable") }, ...fields] : fields;
  return (
    <>
      <header>
        <Demonstration locale={locale} />
        <Languages locale={locale} path="/staff/sign-in" />
      </header>
      <main className="page stack">
        <ErrorSummary title={t("problem_title")} problems={summary} />
        <h1>{t("sign_in_title")}</h1>
        {signedOut && <p role="status">{t("signed_out")}</p>}
        <p>{t("sign_in_for_whom")}</p>
        <form method="post" action={`/${locale}/staff/sign-in/session`} className="stack" noValidate>
          {to && <input type="hidden" name="to" value={to} />}
          {FIELDS.map(({ name, ...input }) => {
            const problem = problems[name];
            return (
              <div className="field" key={name}>
                <label className="label" htmlFor={name}>
                  {t(name)}
                </label>
                {problem && (
                  <p className="field-error" id={`${name}-problem`}>
                    {t(problem)}
                  </p>
                )}
                <input
                  className="input"
                  id={name}
                  name={name}
                  defaultValue={name === "email" ? email : ""}
                  aria-describedby={problem && `${name}-problem`}
                  aria-invalid={problem && true}
                  {...input}
                />
              </div>
            );
          })}
          <button className="button" type="submit">
            {t("sign_in")}
          </button>
        </form>
      </main>
    </>
  );
}
