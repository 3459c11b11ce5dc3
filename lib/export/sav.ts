import { bytesOf, cutTo, double, int32, padded } from "./sav-bytes.ts";

/** A column of a data file: numbers with their meaning, or text of at most `width` bytes (1 to 255). */
export type Variable = {
  name: string;
  label: string;
  /** What numbers stand for. */
  values?: readonly (readonly [value: number, label: string])[];
  /** Up to three numbers that stand for no answer. */
  missing?: readonly number[];
  measure: "nominal" | "ordinal" | "scale";
} & ({ kind: "number"; decimals: number } | { kind: "text"; width: number });

export type SavCell = number | string | undefined;

const MOST_LABEL = 255;
const MOST_VALUE_LABEL = 120;
const SYSTEM_MISSING = -Number.MAX_VALUE;
const LOWEST = Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xef, 0xff]);
const UTF8 = 65_001;
const MEASURES = { nominal: 1, ordinal: 2, scale: 3 } as const;
const KEYWORDS = new Set("ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH".split(" "));

const segmentsOf = (variable: Variable) => (variable.kind === "number" ? 1 : Math.ceil(variable.width / 8));

/** A name as SPSS takes it: one of its own words gets a line behind it. */
const longName = ({ name }: Variable) => (KEYWORDS.has(name.toUpperCase()) ? `${name}_` : name);
const shortName = (at: number) => `V${at + 1}`;

/** Type (5: number, 1: text), width and decimals in one number, as print and write formats are kept. */
const formatOf = (variable: Variable) =>
  variable.kind === "number" ? (5 << 16) | (8 << 8) | variable.decimals : (1 << 16) | (variable.width << 8);

function header(label: string, segments: number, cases: number, on: Date): Buffer {
  const [, day = "", month = "", year = ""] = /^\w+, (\d+) (\w+) \d\d(\d\d)/.exec(on.toUTCString()) ?? [];
  return Buffer.concat([
    Buffer.from("$FL2"),
    padded("@(#) SPSS DATA FILE - Rapport", 60),
    int32(2, segments, 1, 0, cases),
    double(100),
    padded(`${day.padStart(2, "0")} ${month} ${year}`, 9),
    // Whoever opens it need not know the minute in which it was made.
    padded("00:00:00", 8),
    padded(cutTo(label, 64), 64),
    Buffer.alloc(3),
  ]);
}

function variableRecord(variable: Variable, at: number): Buffer {
  const label = bytesOf(cutTo(variable.label, MOST_LABEL));
  const missing = variable.missing ?? [];
  const format = formatOf(variable);
  const type = variable.kind === "number" ? 0 : variable.width;
  const first = Buffer.concat([
    int32(2, type, label.length > 0 ? 1 : 0, missing.length, format, format),
    padded(shortName(at), 8),
    ...(label.length > 0 ? [int32(label.length), label, Buffer.alloc((4 - (label.length % 4)) % 4)] : []),
    ...missing.map(double),
  ]);
  // A text longer than eight bytes takes further places, each announced by a record of its own.
  const further = int32(2, -1, 0, 0, 0, 0);
  return Buffer.concat([first, ...Array.from({ length: segmentsOf(variable) - 1 }, () => Buffer.concat([further, padded("", 8)]))]);
}

function valueLabels(variable: Variable, place: number): Buffer {
  const values = variable.values ?? [];
  if (values.length === 0) return Buffer.alloc(0);
  const each = values.map(([value, label]) => {
    const said = bytesOf(cutTo(label, MOST_VALUE_LABEL));
    return Buffer.concat([double(value), Buffer.from([said.length]), said, Buffer.alloc((8 - ((said.length + 1) % 8)) % 8, " ")]);
  });
  return Buffer.concat([int32(3, values.length), ...each, int32(4, 1, place)]);
}

const extension = (subtype: number, size: number, data: Buffer) => Buffer.concat([int32(7, subtype, size, data.length / size), data]);

/** The dictionary: everything before the data. `cases`: how many rows follow, or -1. */
function savDictionary(variables: readonly Variable[], { label, cases, on }: { label: string; cases: number; on: Date }): Buffer {
  const places: number[] = [];
  for (const [at, before] of [undefined, ...variables.slice(0, -1)].entries())
    places.push(before ? (places[at - 1] ?? 0) + segmentsOf(before) : 1);
  const segments = variables.reduce((sum, variable) => sum + segmentsOf(variable), 0);
  const display = variables.flatMap((variable) => [MEASURES[variable.measure], 8, variable.kind === "text" ? 0 : 1]);
  return Buffer.concat([
    header(label, segments, cases, on),
    ...variables.map(variableRecord),
    ...variables.map((variable, at) => valueLabels(variable, places[at] ?? 0)),
    extension(3, 4, int32(0, 1, 0, -1, 1, 1, 2, UTF8)),
    extension(4, 8, Buffer.concat([double(SYSTEM_MISSING), double(Number.MAX_VALUE), LOWEST])),
    extension(11, 4, int32(...display)),
    extension(13, 1, bytesOf(variables.map((variable, at) => `${shortName(at)}=${longName(variable)}`).join("\t"))),
    extension(20, 1, bytesOf("UTF-8")),
    int32(999, 0),
  ]);
}

const COMMANDS = 8;
const BIAS = 100;
const RAW = 253;
const SPACES = 254;
const MISSING = 255;
const EIGHT_SPACES = Buffer.alloc(8, " ");

/**
 * A data file for SPSS, PSPP, R (haven) and Stata (import spss), piece by piece: the dictionary, then rows in the compressed form, in
 * which a small whole number takes one byte. Nothing of a row is kept once it is written.
 * Source: the system file format as documented by PSPP (developers' guide, "System File Format").
 */
export async function* savOf(
  variables: readonly Variable[],
  rows: AsyncIterable<readonly SavCell[]> | Iterable<readonly SavCell[]>,
  about: { label: string; cases: number; on: Date },
): AsyncGenerator<Buffer> {
  yield savDictionary(variables, about);
  let [commands, data]: [number[], Buffer[]] = [[], []];
  let out: Buffer[] = [];
  const command = (code: number, raw?: Buffer) => {
    commands.push(code);
    if (raw) data.push(raw);
    if (commands.length < COMMANDS) return;
    out.push(Buffer.from(commands), ...data);
    [commands, data] = [[], []];
  };
  const number = (value: SavCell) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return command(MISSING);
    const code = value + BIAS;
    return Number.isInteger(value) && code >= 1 && code <= 251 ? command(code) : command(RAW, double(value));
  };
  const text = (value: SavCell, width: number) => {
    const whole = padded(cutTo(String(value ?? ""), width), Math.ceil(width / 8) * 8);
    for (let at = 0; at < whole.length; at += 8) {
      const eight = whole.subarray(at, at + 8);
      if (eight.equals(EIGHT_SPACES)) command(SPACES);
      else command(RAW, eight);
    }
  };
  const most = 1 << 16;
  let size = 0;
  for await (const row of rows) {
    for (const [at, variable] of variables.entries()) variable.kind === "number" ? number(row[at]) : text(row[at], variable.width);
    size += variables.length * 2;
    if (size < most) continue;
    yield Buffer.concat(out);
    [out, size] = [[], 0];
  }
  if (commands.length > 0) out.push(Buffer.from([...commands, ...Array(COMMANDS - commands.length).fill(0)]), ...data);
  yield Buffer.concat(out);
}
