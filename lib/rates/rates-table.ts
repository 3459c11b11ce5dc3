import type { Variable } from "#lib/export/sav.ts";
import type { Table } from "#lib/export/table.ts";
import { type Indicator, type IndicatorId, versionAt } from "./indicators.ts";
import type { HeadlineRates, Overview, Selection } from "./queries.ts";
import type { Rate } from "./rate.ts";

/** The columns of exported rates, each with what it says; a codebook is made of the same. */
const RATE_COLUMNS = {
  indicator: "The indicator's name in the dictionary",
  version: "The version of its definition in that month or period",
  definition: "Where its definition stands in plain words and as a formula",
  unit: "The short name of the unit whose page this is; everything below it is counted",
  from: "First month of the period",
  to: "Last month of the period",
  service: "The service it is narrowed to, in months that have ended; empty for all",
  channel_chosen: "The channel it is narrowed to, in months that have ended; empty for all but answers typed in by staff",
  cut: "total, month, unit or channel",
  key: "Which month, unit or channel",
  shown: "yes, or no where a number would tell too much",
  reason:
    "Why it is not shown: none (no answers), few (too few answers), together (told apart from the rest it would give away a small number), sealed (its months feed an appraisal of this unit)",
  n: "Answers in the base; a small month counts with a later one",
  x: "Answers in the numerator",
  rate: "x / n, a share from 0 to 1",
  lower: "Lower bound of Wilson's 95 % interval",
  upper: "Upper bound of Wilson's 95 % interval",
  dont_know: "Answers that they could not say",
} as const;

type Named = {
  indicatorOf: (id: IndicatorId) => Indicator;
  /** Where an indicator's definition stands. */
  addressOf: (id: IndicatorId) => string;
};
type Placed = { cut: "total" | "month" | "unit" | "channel"; key: string; rate: Rate };

function placed({ now, months, units, channels }: HeadlineRates): Placed[] {
  return [
    { cut: "total", key: "", rate: now },
    ...months.map(({ month, rate }): Placed => ({ cut: "month", key: month.slice(0, 7), rate })),
    ...units.map(({ unit, rate }): Placed => ({ cut: "unit", key: unit.slug, rate })),
    ...channels.map(({ channel, rate }): Placed => ({ cut: "channel", key: channel, rate })),
  ];
}

/** Every rate that the page of the rates shows, and which it is. */
export function placedRates({ headlines, drivers }: Overview): (Placed & { id: IndicatorId })[] {
  return [
    ...headlines.flatMap((headline) => placed(headline).map((each) => ({ id: headline.id, ...each }))),
    ...drivers.map(({ id, now }) => ({ id, cut: "total" as const, key: "", rate: now })),
  ];
}

/** What the page of the rates shows, as a table: the same numbers, and the same ones hidden. */
export function ratesTable(overview: Overview, selection: Selection, { indicatorOf, addressOf }: Named): Table {
  const { unit, period, service = "", channel = "" } = selection;
  const rows = placedRates(overview).map(({ id, cut, key, rate }) => [
    id,
    versionAt(indicatorOf(id), cut === "month" ? `${key}-01` : period.to),
    addressOf(id),
    unit.slug,
    period.from.slice(0, 7),
    period.to.slice(0, 7),
    service,
    channel,
    cut,
    key,
    rate.shown ? "yes" : "no",
    ...(rate.shown
      ? ["", rate.n, rate.x, rate.rate, rate.lower, rate.upper, rate.dontKnow]
      : [rate.reason, undefined, undefined, undefined, undefined, undefined, undefined]),
  ]);
  return { columns: Object.keys(RATE_COLUMNS), rows };
}

const NUMBERS = new Map<string, number>([
  ["version", 0],
  ["n", 0],
  ["x", 0],
  ["rate", 6],
  ["lower", 6],
  ["upper", 6],
  ["dont_know", 0],
]);

/** The columns of exported rates as a data file has them. */
export function ratesVariables({ columns, rows }: Table): Variable[] {
  return columns.map((name, at): Variable => {
    const label = RATE_COLUMNS[name as keyof typeof RATE_COLUMNS];
    const decimals = NUMBERS.get(name);
    if (decimals !== undefined) return { kind: "number", name, label, decimals, measure: "scale" };
    const width = Math.max(1, ...rows.map((row) => Buffer.byteLength(String(row[at] ?? ""))));
    return { kind: "text", name, label, width: Math.min(width, 255), measure: "nominal" };
  });
}

/** What each column of the exported rates says. */
export function codebook(): Table {
  return { columns: ["column", "meaning"], rows: Object.entries(RATE_COLUMNS) };
}
