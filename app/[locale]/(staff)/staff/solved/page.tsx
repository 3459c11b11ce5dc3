import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { solvedByUnit } from "#lib/requests/solved-queries.ts";
import { ownThanks, recognisedIn } from "#lib/requests/thanks-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { SolvedTable } from "./solved-table.tsx";
import { ThanksPanels } from "./thanks-panels.tsx";
import "../panels.css";
import "../requests/desk.css";

type Props = { params: Promise<{ locale: string }> };

const YEAR_DAYS = 365;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("solved_title") };
}

/** What the police closed, what residents say was solved, and whom they thanked. */
export default async function SolvedPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/solved`);
  const to = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const year = { from: addDays(to, -YEAR_DAYS), to };
  const [units, solved, mine, recognised] = await Promise.all([
    unitsInScope(actor),
    solvedByUnit(actor, year),
    ownThanks(actor),
    recognisedIn(actor, year),
  ]);
  const t = translator(locale, "desk");
  return (
    <StaffFrame locale={locale} actor={actor} area="solved" path="/staff/solved">
      <h1>{t("solved_title")}</h1>
      <p className="quiet">{t("solved_intro")}</p>
      <SolvedTable locale={locale} units={units} solved={solved} />
      <ThanksPanels locale={locale} units={units} mine={mine} recognised={recognised} />
    </StaffFrame>
  );
}
