import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; batchId: string; returned: ReturnedForm | undefined };

/** Somebody outside the unit counts the printed slips. */
export function SealForm({ locale, batchId, returned }: Props) {
  const t = translator(locale, "slips");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/slips/${batchId}/seal`} aria-labelledby="seal">
      <h2 id="seal">{t("seal_title")}</h2>
      <p>{t("seal_why")}</p>
      <div className="field">
        <label className="label" htmlFor="counted">
          {t("counted")}
        </label>
        <input
          className="input narrow"
          id="counted"
          name="counted"
          inputMode="numeric"
          dir="ltr"
          autoComplete="off"
          defaultValue={returned ? single(returned.values, "counted") : ""}
          aria-invalid={returned?.problems.counted ? true : undefined}
        />
      </div>
      <button className="button" type="submit">
        {t("seal")}
      </button>
    </form>
  );
}
