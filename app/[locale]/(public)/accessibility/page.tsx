import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("accessibility_title") };
}

export default async function AccessibilityPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <TextPage
      locale={locale}
      path="/accessibility"
      title={t("accessibility_title")}
      paragraphs={[t("accessibility_goal"), t("accessibility_how"), t("accessibility_tell")]}
    />
  );
}
