import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Owner } from "#lib/requests/issue-queries.ts";
import { type Issue, LONGEST_ACTION } from "#lib/requests/issues.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  unit: string;
  month: Day;
  issues: readonly Issue[];
  owners: readonly Owner[];
  me: string;
  values: Fields | undefined;
};

/** Make an action of what residents ask about: what, who and by when. */
export function ActionForm({ locale, units, unit, month, issues, owners, me, values }: Props) {
  const t = translator(locale, "issues");
  const sent = (name: string, otherwise: string) => (values ? single(values, name) : otherwise);
  const needs = issues.map(({ key, title }) => ({ key, name: inLocale(title, locale) }));
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/issues/actions`} aria-labelledby="new-action">
      <h2 id="new-action">{t("new_action")}</h2>
      <input type="hidden" name="form" value="new" />
      <input type="hidden" name="month" value={month} />
      <div className="in-languages">
        <SelectField id="need" label={t("need")} value={sent("need", needs[0]?.key ?? "")} choices={needs} />
        <SelectField id="unit" label={t("unit")} value={sent("unit", unit)} choices={unitChoices(units, locale)} />
        <SelectField id="owner" label={t("owner")} value={sent("owner", me)} choices={owners.map(({ id, name }) => ({ key: id, name }))} />
        <div className="field">
          <label className="label" htmlFor="due">
            {t("due")}
          </label>
          <input className="input" id="due" name="due" type="date" defaultValue={sent("due", "")} />
        </div>
      </div>
      <div className="field">
        <label className="label" htmlFor="what">
          {t("what")}
        </label>
        <textarea className="input" id="what" name="what" rows={3} maxLength={LONGEST_ACTION} dir="auto" defaultValue={sent("what", "")} />
      </div>
      <button className="button" type="submit">
        {t("make")}
      </button>
    </form>
  );
}
