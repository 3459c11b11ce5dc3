import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; code: string; place: string | undefined; returned: ReturnedForm | undefined };

/** Where it hangs, for whoever looks after it. */
export function Place({ locale, code, place, returned }: Props) {
  const t = translator(locale, "touchpoints");
  return (
    <form className="panel row" method="post" action={`/${locale}/staff/touchpoints/${code}/place`}>
      <div className="field">
        <label className="label" htmlFor="place">
          {t("place")}
        </label>
        <input
          className="input narrow"
          id="place"
          name="place"
          maxLength={80}
          defaultValue={returned ? single(returned.values, "place") : place}
        />
      </div>
      <button className="button plain" type="submit">
        {t("save")}
      </button>
    </form>
  );
}
