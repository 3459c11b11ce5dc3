import { bestMatches } from "#lib/i18n/word-match.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { readTouchpointCode } from "#lib/surveys/touchpoint-code.ts";
import { findableUnits, type PublicUnit } from "#lib/units/public-queries.ts";

/** The stations, and those that somebody's words may mean; a poster's code means the unit where it hangs. */
export async function foundUnits(typed: string): Promise<{ all: PublicUnit[]; found: PublicUnit[] }> {
  const units = await findableUnits();
  const all = units.filter(({ kind }) => kind === "station");
  const code = readTouchpointCode(typed);
  const touchpoint = code ? await openTouchpoint(code) : undefined;
  if (touchpoint) return { all, found: [touchpoint.unit] };
  return { all, found: typed ? bestMatches(units, typed, ({ text }) => text) : all };
}
