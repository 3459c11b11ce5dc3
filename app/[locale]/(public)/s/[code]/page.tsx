import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { endOf } from "#lib/surveys/end.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { EndedTouchpoint } from "../ended-touchpoint.tsx";
import { UnknownCode } from "../unknown-code.tsx";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const touchpoint = await openTouchpoint(code);
  return touchpoint ? { title: inLocale(touchpoint.version.definition.title, locale) } : {};
}

export default async function QuestionnairePage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const touchpoint = await openTouchpoint(code);
  // The proxy has given an unknown code its 404.
  if (!touchpoint) return <UnknownCode locale={locale} />;
  const end = endOf(touchpoint, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  if (end) return <EndedTouchpoint locale={locale} code={code} end={end} />;
  return (
    <PublicFrame locale={locale} path={`/s/${code}`}>
      <QuestionnaireForm
        locale={locale}
        unitName={touchpoint.unit.name}
        version={touchpoint.version}
        code={code}
        asksProof={touchpoint.asksProof}
        action={`/${locale}/s/${code}/answers`}
        returned={await returnedForm(`/${locale}/s/${code}`)}
      />
      <p>
        <a href={`/${locale}/units/${touchpoint.unit.slug}`}>
          {translator(locale, "station")("about_unit", { unit: inLocale(touchpoint.unit.name, locale) })}
        </a>
      </p>
    </PublicFrame>
  );
}
