import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { type RatesArea, ratesPath, ratesQuery, type Search } from "#app/_components/rates/rates-address.ts";
import { RATED_CHANNELS } from "#app/_components/rates/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { requireStaff } from "#lib/people/session.ts";
import { INDICATORS, type IndicatorId } from "#lib/rates/indicators.ts";
import { type Period, periodOf } from "#lib/rates/period.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Asked = { params: Promise<{ locale: string }>; searchParams: Promise<Search>; area: RatesArea };

const USUAL_RATE: IndicatorId = "sat_top2";

/** Who asks, and what the address chooses; a cut that does not exist or is not the actor's is not there. */
export async function chosenRates({ params, searchParams, area }: Asked) {
  const locale = await localeOf(params);
  const query = ratesQuery(await searchParams);
  const path = ratesPath(query, area);
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, catalogue] = await Promise.all([unitsInScope(actor), services(actor)]);
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const unit = query.unit ? units.find(({ slug }) => slug === query.unit) : largestTree(units);
  const period = periodOf(query.period ?? "", today);
  const rate = INDICATORS.find(({ id }) => id === (query.rate ?? USUAL_RATE))?.id;
  const known = (value: string | undefined, keys: readonly string[]) => value === undefined || keys.includes(value);
  const serviceKeys = catalogue.map(({ key }) => key);
  if (!unit || !period || !rate || !known(query.service, serviceKeys) || !known(query.channel, RATED_CHANNELS)) notFound();
  const selection = { unit, units, period, service: query.service, channel: query.channel, today };
  const chosen = { unit: unit.slug, period: period.key, service: query.service ?? "", channel: query.channel ?? "" };
  return { locale, actor, query, path, units, services: catalogue, unit, period, rate, selection, chosen };
}

/** The periods to choose from, with the one that is chosen though it has no data. */
export function withChosen(periods: readonly Period[], chosen: Period): Period[] {
  return periods.some(({ key }) => key === chosen.key) ? [...periods] : [...periods, chosen];
}
