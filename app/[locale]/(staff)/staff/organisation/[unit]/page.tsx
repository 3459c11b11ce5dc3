import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { organisation } from "#lib/units/organisation-queries.ts";
import { organisationProblems } from "../problems.ts";
import { unitState } from "../unit-state.ts";
import { ClosePanel } from "./close-panel.tsx";
import { MovePanel } from "./move-panel.tsx";
import { NamingPanel } from "./naming-panel.tsx";
import "../../panels.css";

type Props = { params: Promise<{ locale: string; unit: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "organisation")("title") };
}

/** One unit: its names, where it stands, and whether it works. */
export default async function KeptUnitPage({ params }: Props) {
  const locale = await localeOf(params);
  const { unit: slug } = await params;
  const path = `/${locale}/staff/organisation/${slug}`;
  const actor = await requireStaff(locale, path);
  const units = await organisation(actor);
  const unit = units.find((each) => each.slug === slug && each.mine);
  if (!unit) notFound();
  const returned = await returnedForm(path);
  const t = translator(locale, "organisation");
  return (
    <StaffFrame locale={locale} actor={actor} area="organisation" path={`/staff/organisation/${unit.slug}`}>
      <ErrorSummary title={t("problem_title")} problems={organisationProblems(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/organisation`}>{t("back")}</a>
      </p>
      <h1>
        <bdi>{inLocale(unit.name, locale)}</bdi>
      </h1>
      <p>
        {t(`kind_${unit.kind}`)}, <bdi>{unitState(unit, units, locale)}</bdi>
      </p>
      <NamingPanel locale={locale} unit={unit} values={returned?.values.has("seen_name_en") ? returned.values : undefined} />
      {unit.parentId && !unit.closed && <MovePanel locale={locale} unit={unit} units={units} values={returned?.values} />}
      {unit.parentId && <ClosePanel locale={locale} unit={unit} values={returned?.values} />}
    </StaffFrame>
  );
}
