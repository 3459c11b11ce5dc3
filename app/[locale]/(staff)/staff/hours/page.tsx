import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitHours } from "#lib/requests/hours-queries.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { problemLines } from "../requests/problems.ts";
import { WeekForm } from "./week-form.tsx";
import "../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ unit?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("hours_title") };
}

/** When a unit's desk works, and its holidays. */
export default async function HoursPage({ params, searchParams }: Props) {
  const [locale, search] = await Promise.all([localeOf(params), searchParams]);
  const path = "/staff/hours";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, mine, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["requests.supervise"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const t = translator(locale, "desk");
  const own = units.filter(({ id }) => mine.includes(id));
  const wished = returned?.values.get("unit")?.[0] ?? search.unit;
  const unit = own.find(({ slug }) => slug === wished) ?? own[0];
  const hours = unit && (await unitHours(actor, unit.id));
  const of = units.find(({ id }) => id === hours?.ofUnitId);
  return (
    <StaffFrame locale={locale} actor={actor} area="hours" path={unit ? `${path}?unit=${unit.slug}` : path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("hours_title")}</h1>
      <p className="quiet">{t("hours_intro")}</p>
      {unit && hours ? (
        <>
          <form method="get" className="row">
            <SelectField id="shown-unit" name="unit" label={t("unit")} value={unit.slug} choices={unitChoices(own, locale)} />
            <button className="button plain" type="submit">
              {t("show")}
            </button>
          </form>
          <h2>{inLocale(unit.name, locale)}</h2>
          <p className="quiet">
            {hours.number > 0
              ? t("hours_saved", { number: hours.number })
              : of
                ? t("hours_of", { unit: inLocale(of.name, locale) })
                : t("hours_usual")}
          </p>
          <WeekForm locale={locale} slug={unit.slug} hours={hours} values={returned?.values} />
        </>
      ) : (
        <p className="notice">{t("hours_none")}</p>
      )}
    </StaffFrame>
  );
}
