import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicStations } from "#lib/units/public-queries.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("units_title") };
}

export default async function UnitsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  const stations = await publicStations();
  return (
    <TextPage
      locale={locale}
      path="/units"
      title={t("units_title")}
      paragraphs={[stations.length > 0 ? t("units_choose") : t("units_none")]}
    >
      <ul className="doors">
        {stations.map(({ slug, name }) => (
          <li key={slug}>
            <a href={`/${locale}/units/${slug}`}>{inLocale(name, locale)}</a>
          </li>
        ))}
      </ul>
    </TextPage>
  );
}
