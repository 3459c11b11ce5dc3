import type { Metadata } from "next";
import { KioskFrame } from "#app/_components/frame/kiosk-frame.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { FollowUpPage } from "#app/_components/surveys/follow-up-page.tsx";
import { StillThere } from "#app/_components/surveys/still-there.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "kiosk")("title") };
}

export default async function KioskMorePage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const path = `/s/${code}/kiosk`;
  return (
    <>
      <FollowUpPage locale={locale} path={path} Frame={KioskFrame} />
      <StillThere locale={locale} fresh={`/${locale}${path}?new`} always />
      <script src="/kiosk.js" defer />
    </>
  );
}
