import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; unit: string; month: Day; months: readonly Day[] };

/** Which unit, with all below it, and which month. */
export function IssueFilters({ locale, units, unit, month, months }: Props) {
  const t = translator(locale, "issues");
  const f = figures(locale);
  const choices = months.map((each) => ({ key: each.slice(0, 7), name: f.month(each) }));
  return (
    <form className="filters" method="get" action={`/${locale}/staff/issues`} aria-label={t("filters")}>
      <SelectField id="filter-unit" name="unit" label={t("unit")} value={unit} choices={unitChoices(units, locale)} />
      <SelectField id="filter-month" name="month" label={t("month")} value={month.slice(0, 7)} choices={choices} />
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
