import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { invitationWaves } from "#lib/surveys/invitation-queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "./problems.ts";
import { WaveForm } from "./wave-form.tsx";
import { WaveTable } from "./wave-table.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }> };

const USUAL_DAYS = 42;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "invitations")("title") };
}

export default async function InvitationsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = "/staff/invitations";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [waves, units, catalogue, versions, managed, returned] = await Promise.all([
    invitationWaves(actor),
    unitsInScope(actor),
    services(actor),
    openedVersions(),
    unitsWithRole(actor, MAY["invitations.send"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "invitations");
  const mine = units.filter(({ id }) => managed.includes(id));
  const newest = new Map(versions.toReversed().map((version) => [version.key, version]));
  return (
    <StaffFrame locale={locale} actor={actor} area="invitations" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <WaveTable locale={locale} waves={waves} />
      {mine.length > 0 && (
        <WaveForm
          locale={locale}
          units={mine}
          services={catalogue}
          surveys={[...newest.values()].filter(({ base }) => base === "resident")}
          expiresOn={addDays(dayOf(new Date(), env().RAPPORT_TIME_ZONE), USUAL_DAYS)}
          values={returned?.values}
        />
      )}
    </StaffFrame>
  );
}
