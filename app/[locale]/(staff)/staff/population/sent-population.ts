import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { type PopulationFile, readPopulation } from "#lib/rates/population-file.ts";
import { calledCategories, marginCategories } from "#lib/rates/population-queries.ts";
import { type UnitNode, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";

export const LONGEST_SOURCE = 200;
const FIRST_YEAR = 1990;

export type SentPopulation = PopulationFile & { unit: UnitNode | undefined; year: number | undefined; source: string | undefined };

/** What the form sent, read as it will be stored. */
export async function sentPopulation(actor: StaffActor, fields: Fields): Promise<SentPopulation> {
  const [units, mine] = await Promise.all([unitsInScope(actor), unitsWithRole(actor, MAY["population.store"])]);
  const unit = units.find(({ slug, id }) => slug === single(fields, "unit") && mine.includes(id));
  const year = Number(single(fields, "year"));
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= Number(dayOf(new Date(), env().RAPPORT_TIME_ZONE).slice(0, 4)) + 1;
  // PostgreSQL stores no NUL.
  const source = single(fields, "source").replaceAll("\0", "").trim();
  const read = unit
    ? readPopulation(single(fields, "list"), calledCategories(await marginCategories(actor, units, unit.id)))
    : { rows: [], problems: [] };
  return { ...read, unit, year: isYear ? year : undefined, source: source && source.length <= LONGEST_SOURCE ? source : undefined };
}
