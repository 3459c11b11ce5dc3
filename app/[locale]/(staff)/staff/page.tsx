import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { Filters } from "#app/_components/rates/filters.tsx";
import { ratesPath, ratesQuery } from "#app/_components/rates/rates-address.ts";
import { RatesView } from "#app/_components/rates/rates-view.tsx";
import { RATED_CHANNELS } from "#app/_components/rates/words.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { periodOf } from "#lib/rates/period.ts";
import { overview } from "#lib/rates/queries.ts";
import { services, unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "rates")("title") };
}

export default async function RatesPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const query = ratesQuery(await searchParams);
  const actor = await requireStaff(locale, `/${locale}${ratesPath(query)}`);
  const [units, catalogue] = await Promise.all([unitsInScope(actor), services(actor)]);
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const unit = query.unit ? units.find((each) => each.slug === query.unit) : largestTree(units);
  const period = periodOf(query.period ?? "", today);
  const known = (value: string | undefined, keys: readonly string[]) => value === undefined || keys.includes(value);
  // Not there, not the actor's, and not a cut that exists: the same answer.
  if (
    !unit ||
    !period ||
    !known(
      query.service,
      catalogue.map((each) => each.key),
    ) ||
    !known(query.channel, RATED_CHANNELS)
  )
    notFound();
  const found = await overview(actor, { unit, units, period, service: query.service, channel: query.channel, today });
  const chosen = { unit: unit.slug, period: period.key, service: query.service ?? "", channel: query.channel ?? "" };
  const periods = found.periods.some((each) => each.key === period.key) ? found.periods : [...found.periods, period];
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="rates"
      path={ratesPath(query)}
      filters={<Filters locale={locale} chosen={chosen} units={units} periods={periods} services={catalogue} />}
    >
      <RatesView locale={locale} unit={unit} period={period} found={found} query={query} />
    </StaffFrame>
  );
}
