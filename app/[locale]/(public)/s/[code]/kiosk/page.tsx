import type { Metadata } from "next";
import { KioskFrame } from "#app/_components/frame/kiosk-frame.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { StillThere } from "#app/_components/surveys/still-there.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { endOf } from "#lib/surveys/end.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { EndedTouchpoint } from "../../ended-touchpoint.tsx";
import { UnknownCode } from "../../unknown-code.tsx";

type Props = { params: Promise<{ locale: string; code: string }> };

/** Without script an abandoned page begins anew after this. */
const ABANDONED_SECONDS = 120;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "kiosk")("title") };
}

export default async function KioskPage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const touchpoint = await openTouchpoint(code);
  if (touchpoint?.channel !== "kiosk") return <UnknownCode locale={locale} />;
  const end = endOf(touchpoint, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  if (end) return <EndedTouchpoint locale={locale} code={code} end={end} />;
  const path = `/s/${code}/kiosk`;
  const fresh = `/${locale}${path}?new`;
  const returned = await returnedForm(`/${locale}${path}`);
  return (
    <KioskFrame locale={locale} path={path}>
      <noscript>
        <meta httpEquiv="refresh" content={`${ABANDONED_SECONDS}; url=${fresh}`} />
      </noscript>
      <QuestionnaireForm
        locale={locale}
        unitName={touchpoint.unit.name}
        version={touchpoint.version}
        code={code}
        action={`/${locale}${path}/answers`}
        returned={returned}
        shared
      />
      <StillThere locale={locale} fresh={fresh} always={returned !== undefined} />
      <script src="/kiosk.js" defer />
    </KioskFrame>
  );
}
