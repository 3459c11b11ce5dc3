import type { Day } from "#lib/calendar.ts";
import type { Branch } from "./tree.ts";

/** Below which unit one stood from a month on; the first of a unit from `ALWAYS`. */
export type Placement = { unitId: string; parentId: string; from: Day };

/** A unit in the months, `from` up to and without `until`, in which all that stood above it stayed the same. */
export type Piece = {
  /** The unit's id, or with the first month where the unit has several pieces. */
  key: string;
  unitId: string;
  from: Day;
  until: Day;
  /** The unit and those above it then, up to the top. */
  chain: readonly string[];
};

/** Pieces below one unit, and the piece above each; none above that unit. */
export type Standing = { pieces: readonly Piece[]; above: ReadonlyMap<string, string | null>; unitIds: readonly string[]; moved: boolean };

export const ALWAYS: Day = "0001-01-01";
const FOREVER: Day = "9999-12-01";

/** Every unit in pieces, each below what it stood below then. Without placements each unit is one piece, as the tree is today. */
export function piecesOf(units: readonly Branch[], placements: readonly Placement[]): Piece[] {
  const placed = Map.groupBy(placements, ({ unitId }) => unitId);
  const parentAt = ({ id, parentId }: Branch, month: Day): string | null => {
    const rows = placed.get(id)?.filter(({ from }) => from <= month);
    return rows ? (rows.reduce((last, each) => (each.from > last.from ? each : last), rows[0] as Placement)?.parentId ?? null) : parentId;
  };
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const chainAt = (unit: Branch, month: Day): string[] => {
    const above = byId.get(parentAt(unit, month) ?? "");
    return [unit.id, ...(above ? chainAt(above, month) : [])];
  };
  const starts = [...new Set([ALWAYS, ...placements.map(({ from }) => from)])].sort();
  return units.flatMap((unit) => {
    const pieces: Piece[] = [];
    for (const [at, from] of starts.entries()) {
      const until = starts[at + 1] ?? FOREVER;
      const chain = chainAt(unit, from);
      const last = pieces.at(-1);
      if (last && last.chain.join() === chain.join()) last.until = until;
      else pieces.push({ key: `${unit.id} ${from}`, unitId: unit.id, from, until, chain });
    }
    return pieces.length === 1 ? pieces.map((piece) => ({ ...piece, key: unit.id })) : pieces;
  });
}

/**
 * Which units stood below one, and in which months: what is counted below it. A unit is in pieces wherever anything above it moved, also
 * far above: so what is counted together is the same whatever unit is looked from.
 */
export function standingBelow(pieces: readonly Piece[], unitId: string): Standing {
  const below = pieces.filter(({ chain }) => chain.includes(unitId));
  const at = Map.groupBy(below, (piece) => piece.unitId);
  const above = below.map(({ key, unitId: own, from, chain }): [string, string | null] => {
    const parent = own === unitId ? undefined : at.get(chain[1] ?? "")?.find((each) => each.from <= from && from < each.until);
    return [key, parent?.key ?? null];
  });
  const moved = below.some(({ key, unitId: own }) => key !== own);
  return { pieces: below, above: new Map(above), unitIds: [...at.keys()], moved };
}

/** The keys of a standing's pieces while they stood below a unit. */
export const keysBelow = ({ pieces }: Standing, unitId: string): string[] =>
  pieces.filter(({ chain }) => chain.includes(unitId)).map(({ key }) => key);

/** The piece of a unit in a month; none where it stood elsewhere. */
export const pieceIn = ({ pieces }: Standing, unitId: string, month: Day): Piece | undefined =>
  pieces.find((piece) => piece.unitId === unitId && piece.from <= month && month < piece.until);

/** The piece under a key, which a row of the database was given by the same standing. */
export function pieceOf(byKey: ReadonlyMap<string, Piece>, key: string): Piece {
  const piece = byKey.get(key);
  if (!piece) throw new Error("a row stands at no piece of its standing");
  return piece;
}
