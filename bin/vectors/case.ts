import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod";

/** A reference case: what goes into an estimator, what comes out of it elsewhere, and how far the two may differ. */
export const vector = z.object({
  id: z.string(),
  fn: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  expected: z.unknown(),
  tol: z.number(),
});
export type Vector = z.infer<typeof vector>;
export type Row = Record<string, string>;
/** The inputs of a case, and the tables beside its file. */
export type Given = { inputs: Record<string, unknown>; table: (name: string) => Row[] };
export type Calculation = (given: Given) => unknown;

/** A reader of the tables in a folder. */
export function tablesIn(folder: string): (name: string) => Row[] {
  const read = new Map<string, Row[]>();
  return (name) => {
    const known = read.get(name) ?? (parse(readFileSync(join(folder, name)), { columns: true, bom: true }) as Row[]);
    read.set(name, known);
    return known;
  };
}

const one = z.coerce.number();
const many = z.array(z.number());

/** The number under a name of the inputs. */
export const numberOf = ({ inputs }: Given, name: string): number => one.parse(inputs[name]);
/** The same, or a default where the case does not say. */
export const numberOr = ({ inputs }: Given, name: string, otherwise: number): number =>
  inputs[name] === undefined ? otherwise : one.parse(inputs[name]);
export const numbersOf = ({ inputs }: Given, name: string): number[] => many.parse(inputs[name]);
export const textOf = ({ inputs }: Given, name: string): string => z.string().parse(inputs[name]);
export const column = (rows: readonly Row[], name: string): string[] => rows.map((row) => row[name] ?? "");
export const numbersIn = (rows: readonly Row[], name: string): number[] => column(rows, name).map(Number);

/** Where a result differs from what is expected, each as a line; none when it holds. What is found beyond what is expected is nobody's matter. */
export function differences(expected: unknown, found: unknown, tol: number, at = ""): string[] {
  const place = at === "" ? "the result" : at;
  if (typeof expected === "number") {
    const number = Array.isArray(found) && found.length === 1 ? found[0] : found;
    const holds = typeof number === "number" && (Object.is(number, expected) || Math.abs(number - expected) <= tol);
    return holds ? [] : [`${place} is ${JSON.stringify(found)}, expected ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(found) || found.length !== expected.length)
      return [`${place} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
    return expected.flatMap((each, index) => differences(each, found[index], tol, `${at}[${index}]`));
  }
  if (typeof expected === "object" && expected !== null) {
    if (typeof found !== "object" || found === null) return [`${place} is ${JSON.stringify(found)}`];
    return Object.entries(expected).flatMap(([name, each]) =>
      differences(each, (found as Record<string, unknown>)[name], tol, at === "" ? name : `${at}.${name}`),
    );
  }
  return expected === found ? [] : [`${place} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
}
