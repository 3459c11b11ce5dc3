import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import type { Published } from "#lib/publications/public-queries.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { FoundResult } from "#lib/publications/result-queries.ts";

type Props = { locale: Locale; found: Extract<FoundResult, { status: 200 }>; newest: Published | undefined };

/** Which unit, which period, published when and by whom; and the way up and to a newer one. */
export function Top({ locale, found: { published, own }, newest }: Props) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const { snapshot, slug, on } = published;
  const above = snapshot.units.find((unit) => unit.slug === own.above);
  const [publisher] = snapshot.units;
  return (
    <>
      <h1>{inLocale(own.name, locale)}</h1>
      <p>
        <strong>{f.period(snapshot)}</strong>
        <br />
        <span className="quiet">
          {t("published", { day: f.day(on), unit: publisher ? inLocale(publisher.name, locale) : "" })}
          <br />
          {t("counted", { day: f.day(snapshot.countedOn) })}
        </span>
      </p>
      {above && (
        <p>
          {t("part_of")} <a href={resultPath(locale, slug, above.slug)}>{inLocale(above.name, locale)}</a>
        </p>
      )}
      {newest && newest.slug !== slug && (
        <p className="promise">
          <a href={resultPath(locale, newest.slug, own.slug)}>{t("newer", { period: f.period(newest.snapshot) })}</a>
        </p>
      )}
    </>
  );
}
