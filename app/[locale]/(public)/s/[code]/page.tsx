import type { Metadata } from "next";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { DEFAULT_LOCALE, inLocale, isLocale } from "#lib/i18n/locales.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { UnknownCode } from "../unknown-code.tsx";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const touchpoint = await openTouchpoint(code);
  return touchpoint && isLocale(locale) ? { title: inLocale(touchpoint.version.definition.title, locale) } : {};
}

export default async function QuestionnairePage({ params }: Props) {
  const { locale: wanted, code } = await params;
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  const touchpoint = await openTouchpoint(code);
  // The proxy answers an unknown code with its status; this is the same content.
  if (!touchpoint) return <UnknownCode locale={locale} />;
  return (
    <PublicFrame locale={locale} path={`/s/${code}`}>
      <QuestionnaireForm locale={locale} touchpoint={touchpoint} returned={await returnedForm(`/${locale}/s/${code}`)} />
    </PublicFrame>
  );
}
