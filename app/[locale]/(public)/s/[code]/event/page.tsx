import type { Metadata } from "next";
import { KioskFrame } from "#app/_components/frame/kiosk-frame.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { queueKey } from "#lib/http/sealed-queue.ts";
import { translator } from "#lib/i18n/messages.ts";
import { endOf } from "#lib/surveys/end.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { EndedTouchpoint } from "../../ended-touchpoint.tsx";
import { UnknownCode } from "../../unknown-code.tsx";
import { QueueState } from "./queue-state.tsx";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "kiosk")("event_title") };
}

/** The kiosk's questionnaire on a tablet that may be without a network; without script it is a plain form. */
export default async function EventPage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const touchpoint = await openTouchpoint(code);
  if (touchpoint?.channel !== "kiosk") return <UnknownCode locale={locale} />;
  const end = endOf(touchpoint, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  if (end) return <EndedTouchpoint locale={locale} code={code} end={end} />;
  const path = `/s/${code}/event`;
  return (
    <KioskFrame locale={locale} path={path}>
      <p className="notice" role="status" tabIndex={-1} data-thanks hidden>
        <strong>{translator(locale, "surveys")("thanks_title")}.</strong> {translator(locale, "kiosk")("event_thanks")}{" "}
        {translator(locale, "danger")("call_now", { number: env().RAPPORT_EMERGENCY_NUMBER })}
      </p>
      <QuestionnaireForm
        locale={locale}
        unitName={touchpoint.unit.name}
        version={touchpoint.version}
        code={code}
        action={`/${locale}/s/${code}/kiosk/answers`}
        returned={undefined}
        shared
      />
      <QueueState locale={locale} queue={`/${locale}${path}/queue`} publicKey={queueKey(env().RAPPORT_SECRET)} />
      <script src="/event.js" defer />
    </KioskFrame>
  );
}
