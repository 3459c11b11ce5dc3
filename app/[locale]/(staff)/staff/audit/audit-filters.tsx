import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { AUDIT_KINDS } from "#lib/audit/catalogue.ts";
import type { AuditFilter } from "#lib/audit/queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  filter: AuditFilter;
  unit: string;
  units: readonly UnitNode[];
  people: readonly { id: string; name: string }[];
};

/** Days, kind, person and unit, in the address. */
export function AuditFilters({ locale, filter, unit, units, people }: Props) {
  const t = translator(locale, "audit");
  const all = { key: "", name: t("all") };
  return (
    <form method="get" action={`/${locale}/staff/audit`} className="filters row" aria-label={t("title")}>
      {filter.object && <input type="hidden" name="object" value={filter.object.join(":")} />}
      <TextField id="from" label={t("from")} type="date" defaultValue={filter.from} />
      <TextField id="to" label={t("to")} type="date" defaultValue={filter.to} />
      <SelectField
        id="kind"
        label={t("kind")}
        value={filter.kind ?? ""}
        choices={[all, ...AUDIT_KINDS.map((key) => ({ key, name: t(`kind_${key}`) }))]}
      />
      <SelectField
        id="person"
        label={t("person")}
        value={filter.personId ?? ""}
        choices={[all, ...people.map(({ id, name }) => ({ key: id, name }))]}
      />
      <SelectField id="unit" label={t("unit")} value={unit} choices={[all, ...unitChoices(units, locale)]} />
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
