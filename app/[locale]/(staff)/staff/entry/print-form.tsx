import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { inLocale, LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; questionnaires: readonly OpenVersion[] };

/** A questionnaire to print, to be filled in by hand. */
export function PrintForm({ locale, units, questionnaires }: Props) {
  const t = translator(locale, "entry");
  return (
    <form className="panel stack" method="get" action={`/${locale}/staff/entry/form`} aria-labelledby="print">
      <h2 id="print">{t("print_title")}</h2>
      <p>{t("print_hint")}</p>
      <div className="in-languages">
        <SelectField
          id="printed_questionnaire"
          name="questionnaire"
          label={t("questionnaire")}
          value="visit-rating"
          choices={questionnaires.map(({ key, definition }) => ({ key, name: inLocale(definition.title, locale) }))}
        />
        <SelectField id="printed_unit" name="unit" label={t("unit")} value="" choices={unitChoices(units, locale)} />
        <SelectField id="in" label={t("language")} value={locale} choices={LOCALE_KEYS.map((key) => ({ key, name: LOCALES[key].name }))} />
      </div>
      <label className="choice">
        <input type="checkbox" name="large" value="1" />
        <span>{t("large")}</span>
      </label>
      <button className="button plain" type="submit">
        {t("print")}
      </button>
    </form>
  );
}
