import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_WORDS, OUTCOMES_OF } from "#lib/requests/request-definition.ts";

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
          <SelectField
            id="outcome"
            label={t("outcome")}
            value={sent("outcome")}
            choices={[{ key: "", name: t("outcome_choose") }, ...OUTCOMES_OF.help.map((key) => ({ key, name: t(`outcome_${key}`) }))]}
          />
          <div className="field">
            <label className="label" htmlFor="sentence">
              {t("sentence")}
            </label>
            <textarea
              className="input"
              id="sentence"
              name="sentence"
              rows={2}
              maxLength={LONGEST_WORDS}
              dir="auto"
              defaultValue={sent("sentence")}
            />
          </div>
          <button className="button plain" type="submit" name="do" value="close">
            {t("bulk_close_do")}
          </button>
        </div>
      </details>
    </fieldset>
  );
}
