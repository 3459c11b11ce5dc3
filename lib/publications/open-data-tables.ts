import type { Table } from "#lib/export/table.ts";
import { LOCALE_KEYS, type Localised } from "#lib/i18n/locales.ts";
import { HIDDEN, NONE, TABLES, type TableName } from "./open-data-fields.ts";
import type { PublishedDefinition, PublishedRate, PublishedUnit, Snapshot } from "./snapshot.ts";

/** A row by the names of its columns: a number, a text or a mark, and never nothing. */
export type Row = Record<string, string | number>;

const said = (is: boolean) => (is ? "yes" : "no");
const spoken = (name: string, words: Localised | undefined): Row =>
  Object.fromEntries(LOCALE_KEYS.map((locale) => [`${name}_${locale}`, words?.[locale] ?? NONE]));
const marked = (names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, HIDDEN]));
/** The columns of a part that is hidden: that it is, why, and a mark for each number. */
const hiddenPart = (shown: string, reason: string, why: string, names: readonly string[]): Row => ({
  [shown]: said(false),
  [reason]: why,
  ...marked(names),
});

function unitRow({ slug, above, kind, name, participation, requests }: PublishedUnit): Row {
  const { confirmed } = requests;
  return {
    unit: slug,
    above: above ?? NONE,
    kind,
    ...spoken("name", name),
    ...(participation.shown
      ? {
          participation_shown: said(true),
          participation_reason: NONE,
          answers: participation.answers,
          visits: participation.visits,
          lowest: participation.bounds?.lowest ?? NONE,
          highest: participation.bounds?.highest ?? NONE,
        }
      : hiddenPart("participation_shown", "participation_reason", participation.reason, ["answers", "visits", "lowest", "highest"])),
    requests_received: requests.received,
    requests_closed: requests.closed,
    ...(confirmed.shown
      ? {
          confirmed_shown: said(true),
          confirmed_reason: NONE,
          confirmed_solved: confirmed.solved,
          confirmed_answered: confirmed.answered,
        }
      : hiddenPart("confirmed_shown", "confirmed_reason", confirmed.reason, ["confirmed_solved", "confirmed_answered"])),
  };
}

const OF_RATE = ["x", "n", "rate", "lower", "upper", "dont_know", "asked"];
const OF_CHANGE = ["change_since", "change", "change_lower", "change_upper", "verdict"];

function rateRow(unit: string, { id, rate, held, excluded }: PublishedRate): Row {
  const beside = { held, excluded };
  if (!rate.shown) return { unit, indicator: id, ...hiddenPart("shown", "reason", rate.reason, [...OF_RATE, ...OF_CHANGE]), ...beside };
  const { x, n, rate: value, lower, upper, dontKnow, asked, change } = rate;
  return {
    unit,
    indicator: id,
    shown: said(true),
    reason: NONE,
    ...{ x, n, rate: value, lower, upper, dont_know: dontKnow, asked },
    ...beside,
    ...(change
      ? {
          change_since: change.since,
          change: change.difference,
          change_lower: change.lower,
          change_upper: change.upper,
          verdict: change.verdict,
        }
      : Object.fromEntries(OF_CHANGE.map((name) => [name, NONE]))),
  };
}

function distributionRows(unit: string, { id, rate }: PublishedRate, definition: PublishedDefinition | undefined): Row[] {
  if (rate.shown) return rate.distribution.map(({ code, n }) => ({ unit, indicator: id, code, shown: said(true), reason: NONE, n }));
  const codes = definition?.denominator ?? [];
  return codes.map((code) => ({ unit, indicator: id, code, ...hiddenPart("shown", "reason", rate.reason, ["n"]) }));
}

function answerRows({ id, answers, numerator, denominator, dontKnow }: PublishedDefinition): Row[] {
  const labels = new Map(answers.map(({ code, label }) => [code, label]));
  const codes = [...new Set([...labels.keys(), ...denominator, ...dontKnow])];
  return codes.map((code) => ({
    indicator: id,
    code,
    in_numerator: said(numerator.includes(code)),
    in_base: said(denominator.includes(code)),
    cannot_say: said(dontKnow.includes(code)),
    ...spoken("label", labels.get(code)),
  }));
}

/** The rows of each table of a publication. */
export function openRows({ definitions, units }: Snapshot): Record<TableName, Row[]> {
  const definitionOf = (id: string) => definitions.find((each) => each.id === id);
  return {
    units: units.map(unitRow),
    indicators: definitions.map(({ id, version, base, since, question }) => ({
      indicator: id,
      version,
      base,
      since: since ?? NONE,
      ...spoken("question", question),
    })),
    answers: definitions.flatMap(answerRows),
    rates: units.flatMap(({ slug, rates }) => rates.map((rate) => rateRow(slug, rate))),
    distributions: units.flatMap(({ slug, rates }) => rates.flatMap((rate) => distributionRows(slug, rate, definitionOf(rate.id)))),
  };
}

/** Rows as a table in the order of its codebook. Throws for a cell that is not there: none may be blank. */
export function openTable(name: TableName, rows: readonly Row[]): Table {
  const columns = TABLES[name].fields.map((field) => field.name);
  const cell = (row: Row, column: string) => {
    const value = row[column];
    if (value === undefined || value === "") throw new Error(`${name}.${column} is blank`);
    return value;
  };
  return { columns, rows: rows.map((row) => columns.map((column) => cell(row, column))) };
}
