import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { ROLES } from "#lib/people/actor.ts";
import { type Action, MATRIX, MAY, type Permission } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "roles")("title") };
}

const groups = Object.entries(MATRIX) as [keyof typeof MATRIX, Readonly<Record<Action, Permission>>][];

/** Who may do what, as the code has it. */
export default async function RolesPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/roles`);
  const [t, common] = [translator(locale, "roles"), translator(locale, "common")];
  const mayRead = actor.roles.some(({ role }) => MAY["roles.read"].includes(role));
  return (
    <StaffFrame locale={locale} actor={actor} area="roles" path="/staff/roles">
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      {!mayRead && <p className="notice">{t("not_yours")}</p>}
      {mayRead && (
        <>
          <dl className="roles">
            {ROLES.map((role) => (
              <div key={role}>
                <dt>{t(`role_${role}`)}</dt>
                <dd>{t(`about_${role}`)}</dd>
              </div>
            ))}
          </dl>
          {groups.map(([group, actions]) => (
            <section key={group} className="stack">
              <h2>{common(`group_${group}`)}</h2>
              <Scroll label={common(`group_${group}`)}>
                <table className="matrix">
                  <thead>
                    <tr>
                      <th scope="col">{t("action")}</th>
                      {ROLES.map((role) => (
                        <th scope="col" key={role}>
                          {t(`role_${role}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {(Object.entries(actions) as [Action, Permission][]).map(([action, { roles, where }]) => (
                      <tr key={action}>
                        <th scope="row">
                          {t(action)} <span className="quiet">({t(`where_${where}`)})</span>
                        </th>
                        {ROLES.map((role) => (
                          <td key={role}>{roles.includes(role) ? t("yes") : <span className="quiet">–</span>}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            </section>
          ))}
        </>
      )}
    </StaffFrame>
  );
}
