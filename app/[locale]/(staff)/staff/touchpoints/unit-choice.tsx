import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { treeOrder } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; chosen: string };

/** Which unit's touchpoints, with all below it. */
export function UnitChoice({ locale, units, chosen }: Props) {
  const t = translator(locale, "touchpoints");
  return (
    <form className="filters" method="get" action={`/${locale}/staff/touchpoints`} aria-label={t("unit")}>
      <div className="field">
        <label className="label" htmlFor="filter-unit">
          {t("unit")}
        </label>
        <select className="input" id="filter-unit" name="unit" defaultValue={chosen}>
          {treeOrder(units).map(({ unit, depth }) => (
            <option key={unit.id} value={unit.slug}>
              {"\u2003".repeat(depth)}
              {inLocale(unit.name, locale)}
            </option>
          ))}
        </select>
      </div>
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
