import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { treeOrder } from "#lib/units/tree.ts";

type Choosable = Pick<UnitNode, "id" | "parentId" | "slug" | "name">;

/** Units to choose from, in the order of their tree, each indented below the one it belongs to. */
export function unitChoices(units: readonly Choosable[], locale: Locale): { key: string; name: string }[] {
  return treeOrder(units).map(({ unit, depth }) => ({ key: unit.slug, name: `${"\u2003".repeat(depth)}${inLocale(unit.name, locale)}` }));
}
