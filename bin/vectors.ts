import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { differences, tablesIn, type Vector, vector } from "./vectors/case.ts";
import { PLAIN } from "./vectors/plain.ts";
import { SURVEY } from "./vectors/survey.ts";
import { TABLES } from "./vectors/tables.ts";

// `npm run vectors -- FILE…`: the estimators of lib/statistics against reference cases of other software.

const USUAL = "../shared/vectors/statistics.json";
const ESTIMATORS = { ...PLAIN, ...SURVEY, ...TABLES };

function failures({ fn, inputs, expected, tol }: Vector, table: ReturnType<typeof tablesIn>): string[] {
  const calculate = Object.hasOwn(ESTIMATORS, fn) ? ESTIMATORS[fn] : undefined;
  if (!calculate) return [`no estimator is called ${fn}`];
  try {
    return differences(expected, calculate({ inputs, table }), tol);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

let [passed, failed] = [0, 0];
for (const file of process.argv.length > 2 ? process.argv.slice(2) : [USUAL]) {
  const { cases } = z.object({ cases: z.array(vector) }).parse(JSON.parse(readFileSync(file, "utf8")));
  const table = tablesIn(dirname(file));
  for (const each of cases) {
    const found = failures(each, table);
    if (found.length === 0) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`✖ ${each.id} (${each.fn}): ${found.slice(0, 5).join("; ")}\n`);
    }
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
