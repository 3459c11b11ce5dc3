import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { Thanks } from "#app/_components/surveys/thanks.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; slip: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "surveys")("thanks_title") };
}

export default async function SlipThanksPage({ params }: Props) {
  return <Thanks locale={await localeOf(params)} path={`/v/${(await params).slip}/thanks`} />;
}
