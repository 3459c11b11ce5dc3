import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { channelName } from "#app/_components/rates/words.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";
import { TOUCHPOINT_CHANNELS } from "./choice.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  services: readonly Service[];
  questionnaires: readonly { key: string }[];
  values: Fields | undefined;
};

/** One touchpoint at once, or, by the second button, a look at what one for each station below would be. */
export function TouchpointForm({ locale, units, services, questionnaires, values }: Props) {
  const t = translator(locale, "touchpoints");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/touchpoints/touchpoints`} aria-labelledby="new">
      <h2 id="new">{t("new_title")}</h2>
      <div className="in-languages">
        <SelectField id="unit" label={t("unit")} choices={unitChoices(units, locale)} value={sent("unit")} />
        <SelectField
          id="service"
          label={t("service")}
          choices={services.map(({ key, name }) => ({ key, name: inLocale(name, locale) }))}
          value={sent("service")}
        />
        <SelectField
          id="questionnaire"
          label={t("questionnaire")}
          choices={questionnaires.map(({ key }) => ({ key, name: key }))}
          value={sent("questionnaire") || "visit-rating"}
        />
        <SelectField
          id="channel"
          label={t("channel")}
          choices={TOUCHPOINT_CHANNELS.map((key) => ({ key, name: channelName(locale, key) }))}
          value={sent("channel")}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="place">
          {t("place")}
        </label>
        <p className="quiet" id="place-hint">
          {t("place_hint")}
        </p>
        <input className="input narrow" id="place" name="place" maxLength={80} defaultValue={sent("place")} aria-describedby="place-hint" />
      </div>
      <div className="row">
        <button className="button" type="submit">
          {t("create")}
        </button>
        <button className="button plain" type="submit" formMethod="get" formAction={`/${locale}/staff/touchpoints/bulk`}>
          {t("bulk_look")}
        </button>
      </div>
    </form>
  );
}
