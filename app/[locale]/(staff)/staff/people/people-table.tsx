import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptPerson } from "#lib/people/person-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; people: readonly KeptPerson[]; units: readonly UnitNode[] };

/** Where somebody's sign-in stands, as a message key. */
export function stateOf(person: KeptPerson) {
  if (person.hasLeft) return "state_left";
  if (person.reset) return "state_reset";
  if (person.hasPassword && person.hasFactor) return "state_active";
  if (person.isInvited) return "state_invited";
  return person.hasIdentity ? "state_provider" : "state_over";
}

export function PeopleTable({ locale, people, units }: Props) {
  const [t, roles] = [translator(locale, "members"), translator(locale, "roles")];
  const nameOf = (unitId: string) => {
    const found = units.find(({ id }) => id === unitId);
    return found ? inLocale(found.name, locale) : "…";
  };
  return (
    <Scroll label={t("title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("roles")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("last_seen")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <a href={`/${locale}/staff/people/${person.id}`}>
                  <bdi>{person.name}</bdi>
                </a>
                <br />
                <bdi className="quiet">{person.email}</bdi>
              </th>
              <td>
                {person.roles.map(({ role, unitId }) => (
                  <div key={`${role} ${unitId}`}>
                    {roles(`role_${role}`)}, <bdi>{nameOf(unitId)}</bdi>
                  </div>
                ))}
              </td>
              <td>{t(stateOf(person))}</td>
              <td>{person.lastSeenOn ?? t("never")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
