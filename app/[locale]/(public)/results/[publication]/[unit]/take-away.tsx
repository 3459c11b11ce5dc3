import { LinkList } from "#app/_components/publications/repeated.tsx";
import { escaped } from "#lib/api/xml.ts";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { feedPath, resultPath } from "#lib/publications/open-data-addresses.ts";
import type { FoundResult } from "#lib/publications/result-queries.ts";
import { DataLinks } from "../../data-links.tsx";

type Props = { locale: Locale; found: Extract<FoundResult, { status: 200 }>; isReachable: boolean };

/** The result to print, to share, to follow, to show elsewhere and to count again. */
export function TakeAway({ locale, found: { published, own }, isReachable }: Props) {
  const t = translator(locale, "results");
  const path = resultPath(locale, published.slug, own.slug);
  const name = inLocale(own.name, locale);
  const frame = `<iframe src="${env().RAPPORT_ORIGIN}${path}/embed" width="360" height="420" title="${escaped(name)}"></iframe>`;
  const [publisher] = published.snapshot.units;
  return (
    <section className="result plain">
      <h2>{t("take")}</h2>
      <LinkList
        links={[
          [`${path}/sheet`, t("take_sheet")],
          [`${path}/image`, t("take_picture")],
          [feedPath(locale, own.slug), t("take_feed")],
        ]}
      />
      <DataLinks locale={locale} publication={published.slug} unit={publisher ? inLocale(publisher.name, locale) : name} />
      <p>{t("take_embed")}</p>
      <code className="line">{frame}</code>
      <LinkList
        links={[
          ...(isReachable ? [[`/${locale}/units/${own.slug}`, t("take_unit")] as const] : []),
          [resultPath(locale, published.slug), t("list_units")],
          [`/${locale}/results`, t("all")],
        ]}
      />
    </section>
  );
}
