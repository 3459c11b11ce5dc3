import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { keptPeople } from "#lib/people/person-queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { InviteForm } from "./invite-form.tsx";
import { MadeLink } from "./made-link.tsx";
import { PeopleTable } from "./people-table.tsx";
import { memberProblems } from "./problems.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "members")("title") };
}

/** Who works with this, and who is to. */
export default async function PeoplePage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/people`;
  const actor = await requireStaff(locale, path);
  const [units, kept, people, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["people.keep"]),
    keptPeople(actor),
    returnedForm(path),
  ]);
  const t = translator(locale, "members");
  const own = units.filter(({ id }) => kept.includes(id));
  return (
    <StaffFrame locale={locale} actor={actor} area="people" path="/staff/people">
      <ErrorSummary title={t("problem_title")} problems={memberProblems(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      {own.length === 0 ? (
        <p className="notice">{t("not_yours")}</p>
      ) : (
        <>
          <p className="quiet">{t("intro")}</p>
          <MadeLink locale={locale} values={returned?.values} />
          <PeopleTable locale={locale} people={people} units={units} />
          <InviteForm locale={locale} units={own} values={returned?.values} />
        </>
      )}
    </StaffFrame>
  );
}
