import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { openSessionsOf } from "#lib/people/own-account-queries.ts";
import { keptPerson } from "#lib/people/person-queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { MadeLink } from "../made-link.tsx";
import { stateOf } from "../people-table.tsx";
import { memberProblems } from "../problems.ts";
import { AccountPanel } from "./account-panel.tsx";
import { ResetPanel } from "./reset-panel.tsx";
import { RolesPanel } from "./roles-panel.tsx";
import "../../panels.css";

type Props = { params: Promise<{ locale: string; person: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "members")("title") };
}

/** One person: roles, sessions, and what to do when a phone is lost or somebody leaves. */
export default async function PersonPage({ params }: Props) {
  const locale = await localeOf(params);
  const { person: personId } = await params;
  const path = `/${locale}/staff/people/${personId}`;
  const actor = await requireStaff(locale, path);
  const [person, units, kept] = await Promise.all([
    keptPerson(actor, personId),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["people.keep"]),
  ]);
  if (!person) notFound();
  const [returned, sessions] = await Promise.all([returnedForm(path), person.isWholly ? openSessionsOf(actor, person.id) : []]);
  const t = translator(locale, "members");
  const own = units.filter(({ id }) => kept.includes(id));
  const isSelf = person.id === actor.personId;
  return (
    <StaffFrame locale={locale} actor={actor} area="people" path={`/staff/people/${person.id}`}>
      <ErrorSummary title={t("problem_title")} problems={memberProblems(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/people`}>{t("back")}</a>
      </p>
      <h1>
        <bdi>{person.name}</bdi>
      </h1>
      <p>
        <bdi>{person.email}</bdi>, {t(stateOf(person))}
      </p>
      <MadeLink locale={locale} values={returned?.values} />
      {isSelf && <p className="notice">{t("yourself")}</p>}
      <RolesPanel locale={locale} person={person} units={units} own={isSelf ? [] : own} values={returned?.values} />
      {!isSelf && !person.isWholly && <p className="notice">{t("partly")}</p>}
      {!isSelf && person.isWholly && (
        <>
          <ResetPanel locale={locale} actor={actor} person={person} values={returned?.values} />
          <AccountPanel locale={locale} person={person} sessions={sessions.length} />
        </>
      )}
    </StaffFrame>
  );
}
