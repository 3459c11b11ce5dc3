import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import type { PublishedUnit } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; publication: string; units: readonly PublishedUnit[]; above: string };

/** The units below one as links, in the tree's own order: nothing is ranked. */
export function UnitTree({ locale, publication, units, above }: Props) {
  const own = units.filter((unit) => unit.above === above);
  if (own.length === 0) return null;
  return (
    <ul className="units">
      {own.map(({ slug, name }) => (
        <li key={slug}>
          <a href={resultPath(locale, publication, slug)}>{inLocale(name, locale)}</a>
          <UnitTree locale={locale} publication={publication} units={units} above={slug} />
        </li>
      ))}
    </ul>
  );
}
