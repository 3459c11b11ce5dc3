import { type Branch, UnitBranches } from "#app/_components/publications/repeated.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { resultPath } from "#lib/publications/open-data-addresses.ts";
import type { PublishedUnit } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; publication: string; units: readonly PublishedUnit[]; above: string };

/** The units below one as links, in the tree's own order: nothing is ranked. */
export function UnitTree({ locale, publication, units, above }: Props) {
  const below = (slug: string): Branch[] =>
    units.filter((unit) => unit.above === slug).map((unit): Branch => [unit.slug, inLocale(unit.name, locale), below(unit.slug)]);
  const branches = below(above);
  return branches.length > 0 && <UnitBranches base={resultPath(locale, publication)} branches={branches} />;
}
