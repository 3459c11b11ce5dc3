import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { OUTCOMES_OF } from "#lib/requests/request-definition.ts";
import { ClosingFields } from "./closing-fields.tsx";

/** What can be done with the chosen requests at once. */
export function BulkBar({ locale, values }: { locale: Locale; values: Fields | undefined }) {
  const t = translator(locale, "desk");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <fieldset className="panel stack" id="chosen">
      <legend className="label">{t("bulk_title")}</legend>
      <p className="quiet">{t("bulk_what")}</p>
      <button className="button plain" type="submit" name="do" value="take">
        {t("bulk_take")}
      </button>
      <details open={sent("sentence") !== "" || sent("do") === "close" || undefined}>
        <summary>{t("bulk_close")}</summary>
        <div className="stack">
          <ClosingFields locale={locale} outcomes={OUTCOMES_OF.help} values={values} />
          <button className="button plain" type="submit" name="do" value="close">
            {t("bulk_close_do")}
          </button>
        </div>
      </details>
    </fieldset>
  );
}
