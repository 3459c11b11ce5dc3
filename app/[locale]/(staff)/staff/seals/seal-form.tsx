import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { addMonths, type Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { LONGEST_REASON } from "./reason.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; thisMonth: Day; values: Fields | undefined };

const MONTHS_BACK = 24;
const MONTHS_AHEAD = 12;

/** Choose the months that feed an appraisal, and of whom. */
export function SealForm({ locale, units, thisMonth, values }: Props) {
  const t = translator(locale, "seals");
  const f = figures(locale);
  const months = Array.from({ length: MONTHS_BACK + 1 + MONTHS_AHEAD }, (_, at) => addMonths(thisMonth, MONTHS_AHEAD - at));
  const choices = months.map((month) => ({ key: month, name: f.month(month) }));
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/seals/seals`} aria-labelledby="new-seal">
      <h2 id="new-seal">{t("new")}</h2>
      <div className="in-languages">
        <SelectField
          id="unit"
          label={t("unit")}
          value={sent("unit", largestTree(units)?.slug ?? "")}
          choices={unitChoices(units, locale)}
        />
        <SelectField id="from" label={t("from")} value={sent("from", thisMonth)} choices={choices} />
        <SelectField id="to" label={t("to")} value={sent("to", thisMonth)} choices={choices} />
        <div className="field">
          <label className="label" htmlFor="why">
            {t("why")}
          </label>
          <input className="input" id="why" name="why" maxLength={LONGEST_REASON} defaultValue={sent("why", "")} />
        </div>
      </div>
      <button className="button" type="submit">
        {t("seal")}
      </button>
    </form>
  );
}
