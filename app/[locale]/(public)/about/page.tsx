import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("about_title") };
}

export default async function AboutPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return <TextPage locale={locale} path="/about" title={t("about_title")} paragraphs={[t("about_what"), t("about_numbers")]} />;
}
