import type { Day } from "#lib/calendar.ts";

/** Answers of a year that share everything by which somebody could be known, and which main answers they gave. */
export type AnswerCell = {
  unitId: string;
  month: Day;
  service: string;
  channel: string;
  /** The codes of who answered (age, sex, home), as one text. */
  person: string;
  n: number;
  /** A bit for each main answer that was given: a class in which all said the same tells what each said. */
  said: number;
};

/** What a file may say of a cell's answers; an empty text says nothing. */
export type AnswerClass = { unitId: string; month: Day | ""; service: string; channel: string; person: string };

export type AnonymityRules = {
  /** The smallest class. */
  k: number;
  /** The unit above each unit, none above the top. */
  above: ReadonlyMap<string, string | null>;
  /** Units and months, as `unit month`, whose rates rest on fewer than k answers to some question. */
  thin: ReadonlySet<string>;
};

type Group = { n: number; said: number; cells: AnswerCell[] };
type Shown = (cell: AnswerCell, of: AnswerClass) => void;

const TELLS_NOTHING = "";

function groupsOf(cells: readonly AnswerCell[], by: (cell: AnswerCell) => string): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const cell of cells) {
    const key = by(cell);
    const group = groups.get(key) ?? { n: 0, said: 0, cells: [] };
    group.n += cell.n;
    group.said |= cell.said;
    group.cells.push(cell);
    groups.set(key, group);
  }
  return groups;
}

/** At least k answers, and not all of them the same. */
const isSafe = ({ n, said }: Pick<Group, "n" | "said">, k: number) => n >= k && (said & (said - 1)) !== 0;

/** Say of a group's answers who gave them where enough alike did, and leave no rest by which a few could be told apart. */
function personClasses(group: Group, k: number, base: Omit<AnswerClass, "person">, shown: Shown): void {
  const people = [...groupsOf(group.cells, ({ person }) => person)].sort(([a, one], [b, other]) => other.n - one.n || a.localeCompare(b));
  const told = people.filter(([person, each]) => person !== TELLS_NOTHING && isSafe(each, k));
  const untold = people.filter((each) => !told.includes(each)).map(([, each]) => each);
  const rest = () => untold.reduce((sum, { n, said }) => ({ n: sum.n + n, said: sum.said | said }), { n: 0, said: 0 });
  while (untold.length > 0 && told.length > 0 && !isSafe(rest(), k)) {
    const [, smallest] = told.pop() ?? [];
    if (smallest) untold.push(smallest);
  }
  for (const [person, { cells }] of told) for (const cell of cells) shown(cell, { ...base, person });
  for (const { cells } of untold) for (const cell of cells) shown(cell, { ...base, person: TELLS_NOTHING });
}

const partOf = ({ service, channel }: AnswerCell) => `${service} ${channel}`;

/**
 * The services and channels that a unit's file does not name in a year: those of which some month has fewer than k, and more until in
 * no month the unnamed ones of a service, of a channel or of all are from 1 to k - 1, which a total on a page would give away.
 */
function unnamedParts(cells: readonly AnswerCell[], k: number): Set<string> {
  const parts = groupsOf(cells, partOf);
  const isThin = (own: readonly AnswerCell[]) => [...groupsOf(own, ({ month }) => month).values()].some((group) => !isSafe(group, k));
  const unnamed = new Set([...parts].filter(([, { cells: own }]) => isThin(own)).map(([part]) => part));
  const margins = [() => "", ({ service }: AnswerCell) => service, ({ channel }: AnswerCell) => channel].flatMap((by) => [
    ...groupsOf(cells, by).values(),
  ]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { cells: own } of margins) {
      const hidden = own.filter((cell) => unnamed.has(partOf(cell)));
      if (hidden.length === 0 || hidden.length === own.length || !isThin(hidden)) continue;
      const named = [...groupsOf(own, partOf)].filter(([part]) => !unnamed.has(part));
      const [smallest] = named.sort(([a, one], [b, other]) => one.n - other.n || a.localeCompare(b));
      if (!smallest) continue;
      unnamed.add(smallest[0]);
      changed = true;
    }
  }
  return unnamed;
}

/** A unit's year by its months. */
function namedUnit(unitId: string, cells: readonly AnswerCell[], k: number, shown: Shown): void {
  const unnamed = unnamedParts(cells, k);
  const isNamed = (cell: AnswerCell) => !unnamed.has(partOf(cell));
  for (const group of groupsOf(cells, (cell) => `${cell.month} ${isNamed(cell) ? partOf(cell) : ""}`).values()) {
    const [first] = group.cells;
    if (!first) continue;
    const { service, channel } = isNamed(first) ? first : { service: TELLS_NOTHING, channel: TELLS_NOTHING };
    personClasses(group, k, { unitId, month: first.month, service, channel }, shown);
  }
}

/** Answers of units that are too small to be named, under the unit above once they are enough there; what even the top lacks stays out. */
function pooled(cells: readonly AnswerCell[], { k, above }: AnonymityRules, shown: Shown): void {
  const depth = (unitId: string): number => {
    const parent = above.get(unitId);
    return parent ? 1 + depth(parent) : 0;
  };
  // At once in the unit above: its year on the pages leaves out a last few, which its year here would give away.
  const counted = cells.filter(({ unitId }) => above.get(unitId));
  const waiting = groupsOf(counted, ({ unitId }) => above.get(unitId) ?? unitId);
  const levels = Map.groupBy(above.keys(), depth);
  for (const level of [...levels.keys()].sort((a, b) => b - a))
    for (const unitId of levels.get(level) ?? []) {
      const group = waiting.get(unitId);
      if (!group) continue;
      if (isSafe(group, k)) {
        personClasses(group, k, { unitId, month: "", service: TELLS_NOTHING, channel: TELLS_NOTHING }, shown);
        continue;
      }
      const parent = above.get(unitId);
      if (!parent) continue;
      const into = waiting.get(parent) ?? { n: 0, said: 0, cells: [] };
      waiting.set(parent, { n: into.n + group.n, said: into.said | group.said, cells: [...into.cells, ...group.cells] });
    }
}

/** The name of a cell. */
export const cellKey = ({ unitId, month, service, channel, person }: Omit<AnswerCell, "n" | "said">): string =>
  [unitId, month, service, channel, person].join(" ");

/**
 * What a file of single answers may say of each, so that whoever knows where, when and how somebody answered, and their age, sex and
 * home, finds at least k answers that could be theirs, which do not all say the same. A unit is named by its months in a year in which
 * each month has none or at least k answers to every rated question, so that months on the pages are months of the file; services,
 * channels and persons are named where that leaves no rest of fewer than k to any total. Other units count for the year in the unit
 * above. Of a unit the result rests on its own answers and those below it alone, so files of a part and of the whole agree.
 *
 * `cells`: of one version and one calendar year that has ended. Returns the class of each cell by `cellKey`; one that is not there must
 * not be handed out.
 * Source: k-anonymity by local recoding, Samarati P, Sweeney L (1998), SRI-CSL-98-04; distinct l-diversity (l = 2),
 * Machanavajjhala A et al. (2007), ACM TKDD 1(1):3.
 */
export function anonymise(cells: readonly AnswerCell[], rules: AnonymityRules): Map<string, AnswerClass> {
  const classes = new Map<string, AnswerClass>();
  const shown: Shown = (cell, of) => classes.set(cellKey(cell), of);
  const small: AnswerCell[] = [];
  for (const [unitId, { cells: own }] of groupsOf(cells, (cell) => cell.unitId)) {
    const months = groupsOf(own, ({ month }) => month);
    const isWhole = [...months].every(([month, group]) => isSafe(group, rules.k) && !rules.thin.has(`${unitId} ${month}`));
    if (isWhole) namedUnit(unitId, own, rules.k, shown);
    else small.push(...own);
  }
  pooled(small, rules, shown);
  return classes;
}
