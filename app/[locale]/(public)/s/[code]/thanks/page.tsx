import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { Thanks } from "#app/_components/surveys/thanks.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "surveys")("thanks_title") };
}

export default async function ThanksPage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const touchpoint = await openTouchpoint(code);
  return <Thanks locale={locale} path={`/s/${code}/thanks`} unitSlug={touchpoint?.unit.slug} />;
}
