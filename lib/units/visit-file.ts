import { addMonths, type Day, isDay, monthOf } from "#lib/calendar.ts";
import { csvRows } from "./csv-rows.ts";
import { MONTHS_BACK, readVisits, type VisitCount } from "./visits.ts";

/** What a line of the file lacks; `columns` and `unreadable` are about all of it. */
export const FILE_PROBLEMS = [
  "unreadable",
  "columns",
  "unit_unknown",
  "service_unknown",
  "month_wrong",
  "visits_wrong",
  "counted_before",
] as const;
export type FileProblem = { line: number; problem: (typeof FILE_PROBLEMS)[number]; value: string };

type Known = {
  /** The units that may be counted, by slug. */
  units: ReadonlyMap<string, string>;
  services: ReadonlySet<string>;
  today: Day;
};
export type VisitFile = { counts: VisitCount[]; problems: FileProblem[] };

function monthIn(text: string, today: Day): Day | undefined {
  const day = /^\d{4}-\d\d$/.test(text) ? `${text}-01` : text;
  if (!isDay(day) || day > today) return undefined;
  const month = monthOf(day);
  return month >= addMonths(monthOf(today), -MONTHS_BACK) ? month : undefined;
}

/**
 * The visits of a case system's file: a heading with `unit` (its short name), `service` (its key) and `month` (2026-11) or `date`
 * (2026-11-23). With a column `visits` each line is a count; without it each line is one visit. No other column is read.
 */
export function readVisitFile(text: string, { units, services, today }: Known): VisitFile {
  const rows = csvRows(text);
  if (!rows) return { counts: [], problems: [{ line: 1, problem: "unreadable", value: "" }] };
  const names = Object.keys(rows[0]?.record ?? {});
  const when = names.includes("month") ? "month" : "date";
  const missing = ["unit", "service", when].filter((name) => !names.includes(name));
  if (missing.length > 0) return { counts: [], problems: [{ line: 1, problem: "columns", value: missing.join(", ") }] };
  const counted = names.includes("visits");
  const counts = new Map<string, VisitCount>();
  const problems: FileProblem[] = [];
  for (const { record, line } of rows) {
    const { unit = "", service = "", visits = "" } = record;
    const refuse = (problem: FileProblem["problem"], value: string) => problems.push({ line, problem, value });
    const unitId = units.get(unit);
    const month = monthIn(record[when] ?? "", today);
    const number = counted ? readVisits(visits) : 1;
    if (!unitId) refuse("unit_unknown", unit);
    else if (!services.has(service)) refuse("service_unknown", service);
    else if (!month) refuse("month_wrong", record[when] ?? "");
    else if (typeof number !== "number") refuse("visits_wrong", visits);
    else {
      const cell = `${unitId} ${service} ${month}`;
      const before = counts.get(cell);
      if (before && counted) refuse("counted_before", `${unit}, ${service}, ${month.slice(0, 7)}`);
      else counts.set(cell, { unitId, serviceKey: service, month, visits: (before?.visits ?? 0) + number });
    }
  }
  return { counts: [...counts.values()], problems };
}
