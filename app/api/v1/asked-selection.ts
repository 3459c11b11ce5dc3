import { RATED_CHANNELS } from "#app/_components/rates/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { periodOf } from "#lib/rates/period.ts";
import type { Selection } from "#lib/rates/queries.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";

type Cut = { unit: string; period: string; service?: string | undefined; channel?: string | undefined };
type Refused = { refused: 400 | 403 | 404; detail: string };

/** What a program's filters choose, by the rules of the pages; only for whoever may take numbers away. */
export async function askedSelection(actor: StaffActor, { unit: slug, period: key, service, channel }: Cut): Promise<Selection | Refused> {
  if (service && channel) return { refused: 400, detail: "Nothing is cut by service and channel at once" };
  const [units, catalogue, mine] = await Promise.all([unitsInScope(actor), services(actor), unitsWithRole(actor, MAY["rates.export"])]);
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const period = periodOf(key, today);
  if (!period) return { refused: 400, detail: `There is no period ${key}` };
  if (service && !catalogue.some((each) => each.key === service)) return { refused: 400, detail: "There is no such service" };
  if (channel && !(RATED_CHANNELS as readonly string[]).includes(channel)) return { refused: 400, detail: "There is no such channel" };
  const unit = units.find((each) => each.slug === slug);
  if (!unit) return { refused: 404, detail: "There is no such unit, or it is not the token's" };
  if (!mine.includes(unit.id)) return { refused: 403, detail: "The token's person may not take numbers of this unit away" };
  return { unit, units, period, service, channel, today };
}
