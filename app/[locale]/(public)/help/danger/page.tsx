import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { EmergencyWays } from "../emergency-ways.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** Somebody is in danger: the ways to get help now, and nothing else. */
export default async function DangerPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "help");
  return (
    <PublicFrame locale={locale} path="/help/danger">
      <h1>{t("danger_now")}</h1>
      <EmergencyWays locale={locale} />
      <p>
        <a href={`/${locale}/help`}>{t("danger_over")}</a>
      </p>
    </PublicFrame>
  );
}
