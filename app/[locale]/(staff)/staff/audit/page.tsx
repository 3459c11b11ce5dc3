import type { Metadata } from "next";
import { clock } from "#app/_components/frame/clock.ts";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { lastCheck } from "#lib/audit/chain-queries.ts";
import { auditedPeople, auditLines } from "#lib/audit/queries.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditTable } from "./audit-table.tsx";
import { auditAddress, chosenAudit } from "./chosen-audit.ts";
import "../panels.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const MOST = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "audit")("title") };
}

/** Who did what: by day, kind, person and unit, and the history of one thing. */
export default async function AuditPage({ params, searchParams }: Props) {
  const [locale, asked] = [await localeOf(params), await searchParams];
  const actor = await requireStaff(locale, `/${locale}/staff/audit?${auditAddress(chosenAudit(asked, []).filter, "")}`);
  const units = await unitsInScope(actor);
  const { filter, below, unit } = chosenAudit(asked, units);
  const [found, people, checked] = await Promise.all([
    auditLines(actor, filter, { below, most: MOST + 1 }),
    auditedPeople(actor),
    lastCheck(actor),
  ]);
  const t = translator(locale, "audit");
  const lines = found?.slice(0, MOST) ?? [];
  const oldest = lines.at(-1);
  const address = auditAddress(filter, unit);
  const noted = checked && { when: clock(locale).format(checked.at), events: checked.events, faults: checked.faults };
  const here = `/${locale}/staff/audit`;
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="audit"
      path={`/staff/audit?${address}`}
      filters={found && <AuditFilters locale={locale} filter={filter} unit={unit} units={units} people={people} />}
    >
      <h1>{t("title")}</h1>
      {!found && <p className="notice">{t("not_yours")}</p>}
      {found && (
        <>
          <p className="quiet">{t("intro")}</p>
          <p className={noted?.faults ? "notice" : "quiet"}>
            {noted ? t(noted.faults > 0 ? "checked_badly" : "checked_well", noted) : t("checked_never")}
          </p>
          {filter.object && (
            <p>
              <bdi>{t("of_object", { object: filter.object[1] })}</bdi> <a href={here}>{t("all_again")}</a>
            </p>
          )}
          {lines.length === 0 ? <p className="notice">{t("none")}</p> : <AuditTable locale={locale} lines={lines} units={units} />}
          <div className="row">
            {oldest && found.length > MOST && (
              <a className="button plain" href={`${here}?${auditAddress(filter, unit, oldest.position)}`}>
                {t("older")}
              </a>
            )}
            <form method="post" action={`${here}/file?${address}`}>
              <button className="button plain" type="submit">
                {t("export")}
              </button>
            </form>
          </div>
        </>
      )}
    </StaffFrame>
  );
}
