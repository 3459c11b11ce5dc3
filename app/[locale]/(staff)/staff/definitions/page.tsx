import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { DefinitionList } from "#app/_components/rates/definition-list.tsx";
import { MeasureList } from "#app/_components/rates/measure-list.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { openedVersions } from "#lib/surveys/queries.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "rates")("definitions_title") };
}

export default async function DefinitionsPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/definitions`);
  const t = translator(locale, "rates");
  return (
    <StaffFrame locale={locale} actor={actor} area="definitions" path="/staff/definitions">
      <h1>{t("definitions_title")}</h1>
      <p className="quiet">{t("definitions_intro")}</p>
      <DefinitionList locale={locale} versions={await openedVersions()} />
      <h2>{translator(locale, "measures")("others")}</h2>
      <MeasureList locale={locale} />
    </StaffFrame>
  );
}
