import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";
import { keptPeople } from "#lib/people/person-queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "organisation")("admin_title") };
}

/** Where each thing is that an administrator sets, and what holds now. */
export default async function AdministrationPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/administration`);
  const [units, people, all] = await Promise.all([unitsInScope(actor), keptPeople(actor), services(actor)]);
  const t = translator(locale, "organisation");
  const { RAPPORT_STAFF_MINIMUM_BASE, RAPPORT_PUBLIC_MINIMUM_BASE, RAPPORT_WORDS_MONTHS } = env();
  const parts = [
    ["organisation", t("admin_units", { units: units.length })],
    ["people", t("admin_people", { people: people.length })],
    ["services", t("admin_services", { services: all.filter(({ isOffered }) => isOffered).length })],
    ["needs", t("admin_agencies")],
    ["hours", t("admin_calendars")],
    ["settings", t("admin_settings", { staff: RAPPORT_STAFF_MINIMUM_BASE, everybody: RAPPORT_PUBLIC_MINIMUM_BASE })],
    ["retention", t("admin_retention", { months: RAPPORT_WORDS_MONTHS })],
    ["stored-fields", t("admin_fields")],
  ] as const;
  return (
    <StaffFrame locale={locale} actor={actor} area="administration" path="/staff/administration">
      <h1>{t("admin_title")}</h1>
      <p className="quiet">{t("admin_intro")}</p>
      <ul className="stack">
        {parts.map(([area, text]) => {
          const [head = "", ...rest] = text.split(/(?<=[.。])/);
          return (
            <li key={area}>
              <a href={`/${locale}/staff/${area}`}>{head}</a>
              {rest.join("")}
            </li>
          );
        })}
      </ul>
    </StaffFrame>
  );
}
