import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MEANS } from "#lib/surveys/invitation-wave.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  services: readonly Service[];
  surveys: readonly OpenVersion[];
  expiresOn: Day;
  values: Fields | undefined;
};

/** Plan a wave of invitations to a survey of residents. */
export function WaveForm({ locale, units, services, surveys, expiresOn, values }: Props) {
  const t = translator(locale, "invitations");
  const sent = (name: string, otherwise = "") => (values ? single(values, name) : otherwise);
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/invitations/waves`} aria-labelledby="new">
      <h2 id="new">{t("new_title")}</h2>
      <div className="in-languages">
        <div className="field">
          <label className="label" htmlFor="name">
            {t("name")}
          </label>
          <input className="input" id="name" name="name" maxLength={80} defaultValue={sent("name")} />
        </div>
        <SelectField id="unit" label={t("unit")} value={sent("unit")} choices={unitChoices(units, locale)} />
        <SelectField
          id="questionnaire"
          label={t("questionnaire")}
          value={sent("questionnaire")}
          choices={surveys.map(({ key, definition }) => ({ key, name: inLocale(definition.title, locale) }))}
        />
        <SelectField
          id="service"
          label={t("service")}
          value={sent("service")}
          choices={services.map(({ key, name }) => ({ key, name: inLocale(name, locale) }))}
        />
        <SelectField
          id="means"
          label={t("means")}
          value={sent("means", "email")}
          choices={MEANS.map((key) => ({ key, name: t(`means_${key}`) }))}
        />
        <div className="field">
          <label className="label" htmlFor="expires_on">
            {t("expires_on")}
          </label>
          <input className="input" type="date" id="expires_on" name="expires_on" defaultValue={sent("expires_on", expiresOn)} />
        </div>
      </div>
      <button className="button" type="submit">
        {t("plan")}
      </button>
    </form>
  );
}
