import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { heldByUnit, heldGroups } from "#lib/responses/review-queries.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import { HeldCounts } from "./held-counts.tsx";
import { HeldGroup } from "./held-group.tsx";
import "./review.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "review")("title") };
}

export default async function ReviewPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/review`;
  const actor = await requireStaff(locale, path);
  const t = translator(locale, "review");
  const returned = await returnedForm(path);
  const [groups, counts, units, catalogue, versions] = await Promise.all([
    heldGroups(actor),
    heldByUnit(actor),
    unitsInScope(actor),
    services(actor),
    openedVersions(),
  ]);
  return (
    <StaffFrame locale={locale} actor={actor} area="review" path="/staff/review">
      <ErrorSummary title={t("problem")} problems={returned ? [{ text: t("why_missing") }] : []} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t("intro")}</p>
      <HeldCounts locale={locale} units={units} counts={counts} />
      {groups.length === 0 && <p>{t("none_yours")}</p>}
      {groups.map((group) => (
        <HeldGroup
          key={[group.unitId, group.serviceKey, group.channel, group.day, group.reasons].join(" ")}
          locale={locale}
          group={group}
          unit={units.find(({ id }) => id === group.unitId)?.name ?? { en: "" }}
          service={catalogue.find(({ key }) => key === group.serviceKey)?.name ?? { en: group.serviceKey }}
          version={versions.find(({ id }) => id === group.versionId)}
        />
      ))}
    </StaffFrame>
  );
}
