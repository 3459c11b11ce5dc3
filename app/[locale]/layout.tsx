import type { Metadata, Viewport } from "next";
import { DEFAULT_LOCALE, isLocale, LOCALES } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

// Emergency number, demonstration mark and answers' state are read at each request.
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ locale: string }>; children: React.ReactNode };

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = translator(isLocale(locale) ? locale : DEFAULT_LOCALE, "common");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, icons: { icon: "data:," }, robots: { index: false } };
}

export default async function RootLayout({ params, children }: Props) {
  const { locale } = await params;
  const { tag, dir } = LOCALES[isLocale(locale) ? locale : DEFAULT_LOCALE];
  return (
    <html lang={tag} dir={dir}>
      <body>{children}</body>
    </html>
  );
}
