import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicUnit } from "#lib/units/public-queries.ts";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function unitOf(params: Props["params"]) {
  return publicUnit((await params).slug);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, unit] = await Promise.all([localeOf(params), unitOf(params)]);
  return { title: unit ? inLocale(unit.name, locale) : translator(locale, "pages")("missing_title") };
}

export default async function UnitPage({ params }: Props) {
  const [locale, unit, { slug }] = await Promise.all([localeOf(params), unitOf(params), params]);
  const t = translator(locale, "pages");
  // The proxy answers a slug that is not ours with its status; this is for a unit that went in between.
  if (!unit) return <TextPage locale={locale} path="/units" title={t("missing_title")} paragraphs={[t("missing_do")]} />;
  return (
    <TextPage
      locale={locale}
      path={`/units/${slug}`}
      title={inLocale(unit.name, locale)}
      paragraphs={[t("unit_officer"), t("unit_contact")]}
    >
      <Doors locale={locale} doors={["help", "results"]} />
    </TextPage>
  );
}
