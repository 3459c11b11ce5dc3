import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; values: Fields | undefined };

/** Keep a request's words, and say why. */
export function HoldForm({ locale, values }: Props) {
  const t = translator(locale, "retention");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/retention/holds`} aria-labelledby="hold-title">
      <h2 id="hold-title">{t("hold_new")}</h2>
      <div className="field">
        <label className="label" htmlFor="request">
          {t("hold_number")}
        </label>
        <input className="input narrow" id="request" name="request" dir="ltr" defaultValue={values ? single(values, "request") : ""} />
      </div>
      <div className="field">
        <label className="label" htmlFor="why">
          {t("why")}
        </label>
        <input className="input" id="why" name="why" maxLength={500} dir="auto" defaultValue={values ? single(values, "why") : ""} />
      </div>
      <button className="button" type="submit">
        {t("hold")}
      </button>
    </form>
  );
}
