import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { unitPlacement } from "#db/schema/organisation.ts";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import { uuids } from "#db/uuids.ts";
import { type Piece, piecesOf, type Standing, standingBelow } from "./standing.ts";

/** Every unit in the pieces that its moves make of it. */
export async function piecesIn(tx: Tx): Promise<Piece[]> {
  const placements = await tx
    .select({ unitId: unitPlacement.unitId, parentId: unitPlacement.parentId, from: unitPlacement.fromMonth })
    .from(unitPlacement);
  const units = await tx.select({ id: unit.id, parentId: unit.parentId }).from(unit);
  return piecesOf(units, placements);
}

/** Which units stood below one, and when; the one question that every count below a unit asks. */
export async function standingIn(tx: Tx, unitId: string): Promise<Standing> {
  return standingBelow(await piecesIn(tx), unitId);
}

const list = (values: readonly string[]) => `{${values.map((value) => `"${value}"`).join(",")}}`;

/** Pieces as rows (`unit`, `first`, `until`, `key`). */
const rowsOf = (pieces: readonly Piece[]): SQL => sql`
  unnest(${list(pieces.map(({ unitId }) => unitId))}::uuid[], ${list(pieces.map(({ from }) => from))}::date[],
    ${list(pieces.map(({ until }) => until))}::date[], ${list(pieces.map(({ key }) => key))}::text[]) as piece (unit, first, until, key)`;

const partial = ({ pieces }: Standing) => pieces.filter(({ key, unitId }) => key !== unitId);

/** The SQL that a row's `unit_id` stood there in its `month`. */
export function stoodBelow(standing: Standing): SQL {
  const all = sql`unit_id = any (${uuids(standing.unitIds)})`;
  if (!standing.moved) return all;
  const parts = partial(standing);
  return sql`${all} and (unit_id <> all (${uuids([...new Set(parts.map(({ unitId }) => unitId))])})
    or exists (select from ${rowsOf(parts)} where piece.unit = unit_id and month >= piece.first and month < piece.until))`;
}

/** The SQL of the key of the piece that a row's `unit_id` was in its `month`. */
export function pieceKey(standing: Standing): SQL {
  if (!standing.moved) return sql`unit_id`;
  return sql`coalesce((select piece.key from ${rowsOf(partial(standing))}
    where piece.unit = unit_id and month >= piece.first and month < piece.until), unit_id::text)`;
}
