import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("privacy_title") };
}

export default async function PrivacyPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <TextPage
      locale={locale}
      path="/privacy"
      title={t("privacy_title")}
      paragraphs={[
        t("privacy_stored"),
        t("privacy_not_stored"),
        t("privacy_mixed"),
        t("privacy_words"),
        t("privacy_key"),
        t("privacy_cookie"),
        t("privacy_requests"),
        t("privacy_requests_end"),
        t("privacy_requests_danger"),
      ]}
    />
  );
}
