import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { printedRecoveryCode } from "#lib/people/recovery-code.ts";
import { PasswordNow } from "./password-now.tsx";

type Props = {
  locale: Locale;
  left: number;
  /** Codes that were just made. */
  made: readonly string[] | undefined;
  problems: readonly { at?: string; text: string }[];
};

export function CodesPanel({ locale, left, made, problems }: Props) {
  const t = translator(locale, "account");
  return (
    <>
      {made && (
        <section className="notice stack" aria-labelledby="codes-new">
          <h2 id="codes-new">{t("codes_new")}</h2>
          <ol className="recovery-codes" dir="ltr">
            {made.map((code) => (
              <li key={code}>
                <code>{printedRecoveryCode(code)}</code>
              </li>
            ))}
          </ol>
          <p>{t("codes_how")}</p>
        </section>
      )}
      <form className="panel stack" method="post" action={`/${locale}/staff/account/codes`} noValidate>
        <h2>{t("codes")}</h2>
        <p>{t("codes_left", { left })}</p>
        <PasswordNow locale={locale} id="now-codes" problems={problems} />
        <button className="button" type="submit">
          {t("codes_make")}
        </button>
      </form>
    </>
  );
}
