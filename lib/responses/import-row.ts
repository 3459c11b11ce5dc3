import { type Day, isDay } from "#lib/calendar.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import type { Definition } from "#lib/surveys/definition.ts";
import type { DATE_FORMATS, ImportMapping } from "./import-mapping.ts";

/** Where an answer belongs: the slug of a unit, and the column's value when the unit may have to be made for it. */
export type Place = { slug: string; value?: string };
type ReadRow = { place: Place; serviceKey: string; day: Day; choices: number[]; words: string[] };
export type Read = { ok: true; row: ReadRow } | { ok: false; reasons: string[] };

const FIRST_YEAR = 1990;
type Part<T> = { value: T } | { reason: string };

const shown = (cell: string) => `"${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`;

function dayIn(cell: string, format: (typeof DATE_FORMATS)[number]): Day | undefined {
  const order: string[] = format.match(/[YMD]+/g) ?? [];
  const numbers = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ].*)?$/.exec(cell)?.slice(1);
  if (!numbers) return undefined;
  const at = (part: string) => numbers[order.indexOf(part)] ?? "";
  if (at("YYYY").length !== 4) return undefined;
  const day = `${at("YYYY")}-${at("MM").padStart(2, "0")}-${at("DD").padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

function dayOfRow({ date }: ImportMapping, cellOf: (column: string) => string, today: Day): Part<Day> {
  const cell = "always" in date ? date.always : cellOf(date.column);
  const day = "always" in date ? `${date.always}-01-01`.slice(0, 10) : dayIn(cell, date.format);
  const where = "always" in date ? "date" : date.column;
  if (!day || !isDay(day))
    return { reason: `${where}: ${shown(cell)} is not a day${"format" in date ? ` written as ${date.format}` : ""}` };
  if (day > today) return { reason: `${where}: ${day} lies in the future` };
  if (Number(day.slice(0, 4)) < FIRST_YEAR) return { reason: `${where}: ${day} lies before ${FIRST_YEAR}` };
  return { value: day };
}

function placeOfRow({ unit }: ImportMapping, cellOf: (column: string) => string): Part<Place> {
  if ("always" in unit) return { value: { slug: unit.always } };
  const cell = cellOf(unit.column);
  if (Object.hasOwn(unit.values, cell)) return { value: { slug: unit.values[cell] ?? "" } };
  if (!unit.make) return { reason: `${unit.column}: ${shown(cell)} is no unit of the mapping` };
  if (!new RegExp(unit.make.pattern, "v").test(cell))
    return { reason: `${unit.column}: ${shown(cell)} is not written as ${unit.make.pattern}` };
  return { value: { slug: unit.make.slug.replaceAll("{{value}}", cell.toLowerCase()), value: cell } };
}

function serviceOfRow({ service }: ImportMapping, cellOf: (column: string) => string): Part<string> {
  if ("always" in service) return { value: service.always };
  const cell = cellOf(service.column);
  const key = Object.hasOwn(service.values, cell) ? service.values[cell] : undefined;
  return key === undefined ? { reason: `${service.column}: ${shown(cell)} is no service of the mapping` } : { value: key };
}

function codesIn(cell: string, rule: Extract<ImportMapping["questions"][string], { values: unknown }>): Part<string[]> {
  const parts = rule.separator ? cell.split(rule.separator).map((part) => part.trim()) : [cell];
  const known = (part: string) => Object.hasOwn(rule.values, part);
  const unknown = parts.filter((part) => part !== "" && !known(part));
  if (unknown.length > 0) return { reason: `${rule.column}: ${unknown.map(shown).join(", ")} is no value of the mapping` };
  return { value: parts.filter(known).map((part) => String(rule.values[part])) };
}

/** Reads rows of one file: cells in the order of its header to an answer, or every reason why it is none. */
export function rowReader(
  mapping: ImportMapping,
  asked: Definition,
  header: readonly string[],
  today: Day,
): (cells: readonly string[]) => Read {
  // Somebody else asked: what this form requires may well have been left open there.
  const definition = { ...asked, questions: asked.questions.map((question) => ({ ...question, required: false })) };
  const index = new Map(header.map((name, at) => [name, at]));
  const columnOf = (id: string) => mapping.questions[id]?.column ?? id;
  return (cells) => {
    if (cells.length !== header.length) return { ok: false, reasons: [`has ${cells.length} cells, the header has ${header.length}`] };
    const cellOf = (column: string) => (cells[index.get(column) ?? -1] ?? "").trim();
    const reasons: string[] = [];
    const take = <T>(part: Part<T>): T | undefined => {
      if ("value" in part) return part.value;
      reasons.push(part.reason);
      return undefined;
    };
    const place = take(placeOfRow(mapping, cellOf));
    const serviceKey = take(serviceOfRow(mapping, cellOf));
    const day = take(dayOfRow(mapping, cellOf, today));
    const fields = new Map<string, string[]>();
    for (const [id, rule] of Object.entries(mapping.questions)) {
      const cell = cellOf(rule.column);
      fields.set(id, "words" in rule ? [cell] : (take(codesIn(cell, rule)) ?? []));
    }
    const answers = readAnswers(definition, fields);
    if (!answers.ok)
      reasons.push(...Object.entries(answers.problems).map(([id, problem]) => `${columnOf(id)}: ${problem.replaceAll("_", " ")}`));
    else if (reasons.length === 0 && answers.choices.every((choice) => choice === 0)) reasons.push("answers no question");
    if (!answers.ok || reasons.length > 0 || !place || !serviceKey || !day) return { ok: false, reasons };
    return { ok: true, row: { place, serviceKey, day, choices: answers.choices, words: answers.words } };
  };
}
