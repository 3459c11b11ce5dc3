import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Need } from "#lib/requests/need.ts";
import type { DeskPerson } from "#lib/requests/people-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  units: readonly UnitNode[];
  needs: readonly Need[];
  people: readonly DeskPerson[];
  values: Fields | undefined;
};

/** Say who gets what comes in by itself. */
export function RuleForm({ locale, units, needs, people, values }: Props) {
  const t = translator(locale, "desk");
  const sent = (name: string) => (values ? single(values, name) : "");
  const given = needs.filter(({ kind, triage }) => kind !== "complaint" && triage === "police");
  return (
    <form method="post" action={`/${locale}/staff/desk/rules`} className="panel stack">
      <SelectField id="rule-unit" name="unit" label={t("unit")} value={sent("unit")} choices={unitChoices(units, locale)} />
      <SelectField
        id="need"
        label={t("request")}
        value={sent("need")}
        choices={[{ key: "", name: t("any_need") }, ...given.map(({ key, title }) => ({ key, name: inLocale(title, locale) }))]}
      />
      <SelectField
        id="rule-person"
        name="person"
        label={t("assign_to")}
        value={sent("person")}
        choices={people.map(({ id, name }) => ({ key: id, name }))}
      />
      <button className="button plain" type="submit">
        {t("rule_make")}
      </button>
    </form>
  );
}
