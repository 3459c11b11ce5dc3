import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { DEFAULT_PERIOD, periodOf } from "#lib/rates/period.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Wish = { version?: string | undefined; unit?: string | undefined; period?: string | undefined };

/** What an address asks to see of a questionnaire's answers; `undefined` when there is no such version, unit or period for the actor. */
export async function foundCut(actor: StaffActor, key: string, wish: Wish) {
  const [units, all] = await Promise.all([unitsInScope(actor), openedVersions({ fresh: true })]);
  const versions = all.filter((each) => each.key === key);
  const version = wish.version ? versions.find(({ number }) => String(number) === wish.version) : versions[0];
  const unit = wish.unit ? units.find(({ slug }) => slug === wish.unit) : largestTree(units);
  const period = periodOf(wish.period ?? DEFAULT_PERIOD, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  if (!version || !unit || !period) return undefined;
  return { versions, units, unit, cut: { version, unitId: unit.id, period } };
}
