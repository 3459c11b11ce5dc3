import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { FollowUpPage } from "#app/_components/surveys/follow-up-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; slip: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "surveys")("more_title") };
}

export default async function SlipMorePage({ params }: Props) {
  return <FollowUpPage locale={await localeOf(params)} path={`/v/${(await params).slip}`} />;
}
