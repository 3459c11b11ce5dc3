import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; actor: StaffActor; units: readonly UnitNode[] };

/** Each role, what it is for, and on which unit. */
export function OwnRoles({ locale, actor, units }: Props) {
  const t = translator(locale, "roles");
  const nameOf = (unitId: string) => {
    const found = units.find(({ id }) => id === unitId);
    return found ? inLocale(found.name, locale) : "";
  };
  return (
    <section className="panel stack">
      <h2>{translator(locale, "account")("your_roles")}</h2>
      <ul>
        {actor.roles.map(({ role, unitId }) => (
          <li key={`${role} ${unitId}`}>
            <strong>{t(`role_${role}`)}</strong>, <bdi>{nameOf(unitId)}</bdi>. {t(`about_${role}`)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
