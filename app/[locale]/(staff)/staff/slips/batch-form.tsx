import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MOST_SLIPS } from "#lib/surveys/slip-batch.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  services: readonly Service[];
  questionnaires: readonly { key: string }[];
  expiresOn: Day;
  values: Fields | undefined;
};

/** Order a batch of slips for a unit. */
export function BatchForm({ locale, units, services, questionnaires, expiresOn, values }: Props) {
  const t = translator(locale, "slips");
  const sent = (name: string, otherwise: string) => (values ? single(values, name) : otherwise);
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/slips/batches`} aria-labelledby="new">
      <h2 id="new">{t("new_title")}</h2>
      <div className="in-languages">
        <SelectField id="unit" label={t("unit")} value={sent("unit", "")} choices={unitChoices(units, locale)} />
        <SelectField
          id="service"
          label={t("service")}
          value={sent("service", "")}
          choices={services.map(({ key, name }) => ({ key, name: inLocale(name, locale) }))}
        />
        <SelectField
          id="questionnaire"
          label={t("questionnaire")}
          value={sent("questionnaire", "visit-rating")}
          choices={questionnaires.map(({ key }) => ({ key, name: key }))}
        />
        <div className="field">
          <label className="label" htmlFor="issued">
            {t("number_of_slips", { most: MOST_SLIPS })}
          </label>
          <input className="input" id="issued" name="issued" inputMode="numeric" dir="ltr" defaultValue={sent("issued", "100")} />
        </div>
        <div className="field">
          <label className="label" htmlFor="expires_on">
            {t("expires_on")}
          </label>
          <input className="input" type="date" id="expires_on" name="expires_on" defaultValue={sent("expires_on", expiresOn)} />
        </div>
      </div>
      <button className="button" type="submit">
        {t("order")}
      </button>
    </form>
  );
}
