/** A unit as the tree needs it. */
export type Branch = { id: string; parentId: string | null };

/** The ids of a unit and of everything below it, among the given units. */
export function subtree(units: readonly Branch[], rootId: string): string[] {
  const children = new Map<string, string[]>();
  for (const { id, parentId } of units) if (parentId) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found: string[] = [];
  const waiting = [rootId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    found.push(id);
    waiting.push(...(children.get(id) ?? []));
  }
  return found;
}

/** Units in tree order, each below its parent, with its depth; those whose parent is not given stand at the top. */
export function treeOrder<T extends Branch>(units: readonly T[]): { unit: T; depth: number }[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parentId: string | null, depth: number): { unit: T; depth: number }[] =>
    units
      .filter((unit) => (parentId === null ? !unit.parentId || !known.has(unit.parentId) : unit.parentId === parentId))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}

/** The top of the tree with the most units among the given ones; the first of equal ones. */
export function largestTree<T extends Branch>(units: readonly T[]): T | undefined {
  const tops = treeOrder(units).filter(({ depth }) => depth === 0);
  const sized = tops.map(({ unit }) => ({ unit, size: subtree(units, unit.id).length }));
  return sized.reduce<(typeof sized)[number] | undefined>((best, each) => (best && best.size >= each.size ? best : each), undefined)?.unit;
}
