import { addMonths, type Day, monthOf } from "#lib/calendar.ts";

/** Whole calendar months from the first of `from` to the first of `to`, both included. */
export type Period = { key: string; from: Day; to: Day };

const ROLLING = { "last-3": 3, "last-12": 12, "last-24": 24 } as const;
export const DEFAULT_PERIOD = "last-12";
const SERIES_MONTHS = 24;

function quarter(year: number, number: number): Period {
  const from = `${year}-${String(number * 3 - 2).padStart(2, "0")}-01`;
  return { key: `${year}-q${number}`, from, to: addMonths(from, 2) };
}

const wholeYear = (year: number): Period => ({ key: String(year), from: `${year}-01-01`, to: `${year}-12-01` });

/** The period under a key of the lattice; no other cut exists. */
export function periodOf(key: string, today: Day): Period | undefined {
  const thisMonth = monthOf(today);
  if (Object.hasOwn(ROLLING, key)) {
    const months = ROLLING[key as keyof typeof ROLLING];
    return { key, from: addMonths(thisMonth, 1 - months), to: thisMonth };
  }
  const [, year, number] = /^(20\d\d)(?:-q([1-4]))?$/.exec(key) ?? [];
  if (!year) return undefined;
  return number ? quarter(Number(year), Number(number)) : wholeYear(Number(year));
}

/** The period of equal length just before. */
export function before({ key, from, to }: Period): Period {
  const months = monthsIn({ key, from, to }).length;
  return { key: `before ${key}`, from: addMonths(from, -months), to: addMonths(to, -months) };
}

/** The part of a period from a month on; all of it where none is given. */
export const partSince = <T extends Pick<Period, "from" | "to">>(period: T, month: Day | null | undefined): T =>
  month && month > period.from ? { ...period, from: month } : period;

/** Whether a month lies in one of some periods. */
export const isWithin = (periods: readonly Period[], month: Day): boolean => periods.some(({ from, to }) => month >= from && month <= to);

/** Those of some periods that share a month with one. */
export const overlapping = (periods: readonly Period[], { from, to }: Period): Period[] =>
  periods.filter((each) => each.from <= to && each.to >= from);

/** The first days of a period's months, oldest first. */
export function monthsIn({ from, to }: Period): Day[] {
  const months: Day[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The 24 months that end with a period, for the trend. */
export function seriesOf({ to }: Period): Period {
  return { key: "series", from: addMonths(to, 1 - SERIES_MONTHS), to };
}

/** From the first January to the last December of some periods: what is carried forward is carried within a year. */
export function wholeYears(periods: readonly Period[]): Period {
  const from = periods.map((period) => period.from).sort()[0] ?? "";
  const to =
    periods
      .map((period) => period.to)
      .sort()
      .at(-1) ?? "";
  return { key: "years", from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-01` };
}

/** Every cut that can be chosen: the rolling ones, then years and quarters with data, newest first. */
export function lattice(first: Day | undefined, last: Day | undefined, today: Day): Period[] {
  const rolling = Object.keys(ROLLING).flatMap((key) => periodOf(key, today) ?? []);
  if (!first || !last) return rolling;
  const years: Period[] = [];
  for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year -= 1) {
    const quarters = [4, 3, 2, 1].map((number) => quarter(year, number));
    years.push(wholeYear(year), ...quarters.filter(({ from, to }) => from <= last && to >= first));
  }
  return [...rolling, ...years];
}
