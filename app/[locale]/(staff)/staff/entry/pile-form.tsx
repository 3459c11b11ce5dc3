import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { EVERY_NTH, MOST_FORMS } from "#lib/responses/paper-pile.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import type { Service, UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  services: readonly Service[];
  questionnaires: readonly OpenVersion[];
  values: Fields | undefined;
};

const USUAL_NTH = "10";

/** Begin a pile of forms that came back. */
export function PileForm({ locale, units, services, questionnaires, values }: Props) {
  const t = translator(locale, "entry");
  const sent = (name: string, otherwise = "") => (values ? single(values, name) : otherwise);
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/entry/piles`} aria-labelledby="new">
      <h2 id="new">{t("pile_title")}</h2>
      <div className="in-languages">
        <SelectField id="unit" label={t("unit")} value={sent("unit")} choices={unitChoices(units, locale)} />
        <SelectField
          id="service"
          label={t("service")}
          value={sent("service")}
          choices={services.map(({ key, name }) => ({ key, name: inLocale(name, locale) }))}
        />
        <SelectField
          id="questionnaire"
          label={t("questionnaire")}
          value={sent("questionnaire", "visit-rating")}
          choices={questionnaires.map(({ key, definition }) => ({ key, name: inLocale(definition.title, locale) }))}
        />
        <div className="field">
          <label className="label" htmlFor="forms">
            {t("forms", { most: MOST_FORMS })}
          </label>
          <input className="input" id="forms" name="forms" inputMode="numeric" dir="ltr" defaultValue={sent("forms", "50")} />
        </div>
        <SelectField
          id="every_nth"
          label={t("every_nth")}
          value={sent("every_nth", USUAL_NTH)}
          choices={EVERY_NTH.map((nth) => ({ key: String(nth), name: t("every_nth_of", { nth }) }))}
        />
      </div>
      <button className="button" type="submit">
        {t("begin")}
      </button>
    </form>
  );
}
