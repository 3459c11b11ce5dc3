import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; code: string; state: "off" | "waiting" | "on"; values: Fields };

/** An e-mail address for notices: to give one, to prove it with the code that was mailed, to have it forgotten. */
export function NoticeForms({ locale, code, state, values }: Props) {
  const t = translator(locale, "notices");
  const action = `/${locale}/requests/mine/notices`;
  const own = <input type="hidden" name="code" value={code} />;
  return (
    <section className="stack" aria-labelledby="notices">
      <h2 id="notices">{t("title")}</h2>
      <p>{t(`state_${state}`)}</p>
      {state === "waiting" && (
        <form method="post" action={action} className="stack">
          {own}
          <label className="label" htmlFor="proof">
            {t("proof")}
          </label>
          <input className="input" id="proof" name="proof" inputMode="numeric" autoComplete="one-time-code" dir="ltr" maxLength={20} />
          <button className="button" type="submit">
            {t("proof_send")}
          </button>
        </form>
      )}
      {state !== "on" && (
        <details open={values.has("notice")}>
          <summary>{t(state === "off" ? "give" : "give_again")}</summary>
          <form method="post" action={action} className="stack" noValidate>
            {own}
            <label className="label" htmlFor="notice">
              {t("address")}
            </label>
            <input
              className="input"
              id="notice"
              name="notice"
              type="email"
              dir="ltr"
              maxLength={254}
              autoComplete="email"
              defaultValue={single(values, "notice")}
            />
            <button className="button" type="submit">
              {t("give_send")}
            </button>
          </form>
        </details>
      )}
      {state !== "off" && (
        <form method="post" action={action}>
          {own}
          <button className="button quiet-button" type="submit" name="stop" value="1">
            {t("stop")}
          </button>
        </form>
      )}
    </section>
  );
}
