import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { type RatesArea, type RatesQuery, ratesPath, ratesQuery, type Search } from "#app/_components/rates/rates-address.ts";
import { RATED_CHANNELS } from "#app/_components/rates/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { INDICATORS, type IndicatorId } from "#lib/rates/indicators.ts";
import { type Period, periodOf } from "#lib/rates/period.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Asked = { params: Promise<{ locale: string }>; searchParams: Promise<Search>; area: RatesArea };

const USUAL_RATE: IndicatorId = "sat_top2";

/** What filters choose of what the actor reaches; `undefined` for a cut that does not exist or is not the actor's. */
export async function selectionOf(actor: StaffActor, query: RatesQuery) {
  const [units, catalogue] = await Promise.all([unitsInScope(actor), services(actor)]);
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const unit = query.unit ? units.find(({ slug }) => slug === query.unit) : largestTree(units);
  const period = periodOf(query.period ?? "", today);
  const rate = INDICATORS.find(({ id }) => id === (query.rate ?? USUAL_RATE))?.id;
  const known = (value: string | undefined, keys: readonly string[]) => value === undefined || keys.includes(value);
  const serviceKeys = catalogue.map(({ key }) => key);
  // No cut is by service and channel at once.
  if (query.service && query.channel) return undefined;
  if (!unit || !period || !rate || !known(query.service, serviceKeys) || !known(query.channel, RATED_CHANNELS)) return undefined;
  const selection = { unit, units, period, service: query.service, channel: query.channel, today };
  return { units, services: catalogue, unit, period, rate, selection };
}

/** Who asks, what the address chooses, and whether they may take it away. */
export async function chosenRates({ params, searchParams, area }: Asked) {
  const locale = await localeOf(params);
  const query = ratesQuery(await searchParams);
  const path = ratesPath(query, area);
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = await selectionOf(actor, query);
  if (!found) notFound();
  const { unit, period } = found;
  const chosen = { unit: unit.slug, period: period.key, service: query.service ?? "", channel: query.channel ?? "" };
  const exports = (await unitsWithRole(actor, MAY["rates.export"])).includes(unit.id);
  return { locale, actor, query, path, chosen, exports, ...found };
}

/** The periods to choose from, with the one that is chosen though it has no data. */
export function withChosen(periods: readonly Period[], chosen: Period): Period[] {
  return periods.some(({ key }) => key === chosen.key) ? [...periods] : [...periods, chosen];
}
