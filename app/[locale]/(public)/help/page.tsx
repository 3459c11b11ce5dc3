import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("help_title") };
}

export default async function HelpPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <TextPage locale={locale} path="/help" title={t("help_title")} paragraphs={[t("help_now"), t("help_counter"), t("help_soon")]}>
      <Doors locale={locale} doors={["officer", "results"]} />
    </TextPage>
  );
}
