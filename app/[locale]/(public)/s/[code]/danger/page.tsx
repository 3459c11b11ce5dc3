import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { DangerPage } from "#app/_components/surveys/danger-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

// The title says nothing of it: it stands in the browser's history.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "danger")("one_moment") };
}

export default async function DangerWordsPage({ params }: Props) {
  return <DangerPage locale={await localeOf(params)} path={`/s/${(await params).code}`} />;
}
