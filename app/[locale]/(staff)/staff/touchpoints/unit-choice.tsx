import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; chosen: string };

/** Which unit's touchpoints, with all below it. */
export function UnitChoice({ locale, units, chosen }: Props) {
  const t = translator(locale, "touchpoints");
  return (
    <form className="filters" method="get" action={`/${locale}/staff/touchpoints`} aria-label={t("unit")}>
      <SelectField id="filter-unit" name="unit" label={t("unit")} value={chosen} choices={unitChoices(units, locale)} />
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
