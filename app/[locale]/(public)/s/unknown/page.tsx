import { DEFAULT_LOCALE, isLocale } from "#lib/i18n/locales.ts";
import { UnknownCode } from "../unknown-code.tsx";

type Props = { params: Promise<{ locale: string }> };

export default async function UnknownCodePage({ params }: Props) {
  const { locale } = await params;
  return <UnknownCode locale={isLocale(locale) ? locale : DEFAULT_LOCALE} />;
}
