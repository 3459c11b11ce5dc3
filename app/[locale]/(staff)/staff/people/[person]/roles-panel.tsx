import type { Fields } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptPerson } from "#lib/people/person-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { RoleFields } from "../role-fields.tsx";

type Props = {
  locale: Locale;
  person: KeptPerson;
  units: readonly UnitNode[];
  /** Where roles may be given and taken. */
  own: readonly UnitNode[];
  values: Fields | undefined;
};

export function RolesPanel({ locale, person, units, own, values }: Props) {
  const [t, roles] = [translator(locale, "members"), translator(locale, "roles")];
  const action = `/${locale}/staff/people/${person.id}/role`;
  return (
    <section className="panel stack">
      <h2>{t("roles")}</h2>
      {person.roles.length === 0 && <p>{t("roles_none")}</p>}
      <ul>
        {person.roles.map(({ role, unitId }) => {
          const unit = units.find(({ id }) => id === unitId);
          const named = { role: roles(`role_${role}`), unit: unit ? inLocale(unit.name, locale) : "…" };
          return (
            <li key={`${role} ${unitId}`}>
              {unit && own.includes(unit) ? (
                <form method="post" action={action}>
                  <input type="hidden" name="role" value={role} />
                  <input type="hidden" name="unit" value={unit.slug} />
                  <button className="button plain" type="submit" name="held" value="no">
                    {t("role_take", named)}
                  </button>
                </form>
              ) : (
                <bdi>
                  {named.role}, {named.unit}
                </bdi>
              )}
            </li>
          );
        })}
      </ul>
      {own.length > 0 && (
        <form className="stack" method="post" action={action}>
          <RoleFields locale={locale} units={own} values={values} />
          <p className="quiet">{t("roles_how")}</p>
          {person.hasIdentity && <p className="quiet">{t("roles_provider")}</p>}
          <button className="button" type="submit" name="held" value="yes">
            {t("role_give")}
          </button>
        </form>
      )}
    </section>
  );
}
