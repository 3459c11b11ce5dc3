import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { ROLES } from "#lib/people/actor.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; values: Fields | undefined };

/** A role, and the unit it is held on. */
export function RoleFields({ locale, units, values }: Props) {
  const [t, roles] = [translator(locale, "members"), translator(locale, "roles")];
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  return (
    <>
      <SelectField
        id="role"
        label={t("role")}
        value={sent("role", "desk")}
        choices={ROLES.map((role) => ({ key: role, name: `${roles(`role_${role}`)}: ${roles(`about_${role}`)}` }))}
      />
      <SelectField id="unit" label={t("unit")} value={sent("unit", largestTree(units)?.slug ?? "")} choices={unitChoices(units, locale)} />
    </>
  );
}
