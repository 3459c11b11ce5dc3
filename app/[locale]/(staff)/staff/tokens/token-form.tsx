import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_DAYS, LONGEST_LABEL, TOKEN_SCOPES } from "#lib/people/token.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; values: Fields | undefined };

const USUAL_DAYS = "90";

/** What the program is, what it may read of which unit, and for how long. */
export function TokenForm({ locale, units, values }: Props) {
  const t = translator(locale, "tokens");
  const sent = (name: string, otherwise: string) => (values ? single(values, name) : otherwise);
  const scopes: readonly string[] = values?.get("scopes") ?? ["rates"];
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/tokens/tokens`} aria-labelledby="new-token">
      <h2 id="new-token">{t("new")}</h2>
      <div className="in-languages">
        <div className="field">
          <label className="label" htmlFor="label">
            {t("label")}
          </label>
          <input className="input" id="label" name="label" maxLength={LONGEST_LABEL} defaultValue={sent("label", "")} dir="auto" />
        </div>
        <SelectField
          id="unit"
          label={t("unit")}
          value={sent("unit", largestTree(units)?.slug ?? "")}
          choices={unitChoices(units, locale)}
        />
        <div className="field">
          <label className="label" htmlFor="days">
            {t("days")}
          </label>
          <input className="input" id="days" name="days" type="number" min={1} max={LONGEST_DAYS} defaultValue={sent("days", USUAL_DAYS)} />
        </div>
      </div>
      <fieldset className="row" id="scopes">
        <legend className="label">{t("scopes")}</legend>
        {TOKEN_SCOPES.map((scope) => (
          <label className="choice" key={scope}>
            <input type="checkbox" name="scopes" value={scope} defaultChecked={scopes.includes(scope)} /> {t(`scope_${scope}`)}
          </label>
        ))}
      </fieldset>
      <button className="button" type="submit">
        {t("make")}
      </button>
    </form>
  );
}
