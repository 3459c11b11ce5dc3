import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { Sure } from "./sure.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "review")("sure") };
}

export default async function ExclusionPage({ params }: Props) {
  const locale = await localeOf(params);
  const actor = await requireStaff(locale, `/${locale}/staff/review`);
  const given = await returnedForm(`/${locale}/staff/exclusion`);
  if (!given) redirect(`/${locale}/staff/review`);
  return (
    <StaffFrame locale={locale} actor={actor} area="review" path="/staff/review">
      <Sure locale={locale} values={given.values} />
    </StaffFrame>
  );
}
