import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const CASES = "../shared/vectors/statistics.json";
const skip = existsSync(CASES) ? false : `${CASES} is not here`;

function run(...files: string[]): { lines: string[]; status: number | null } {
  const { stdout, status } = spawnSync(process.execPath, ["--conditions=react-server", "bin/vectors.ts", ...files], { encoding: "utf8" });
  return { lines: stdout.trim().split("\n"), status };
}

test("every reference case holds to its tolerance", { skip }, () => {
  const { lines, status } = run();
  assert.deepEqual([lines, status], [["184 passed, 0 failed"], 0]);
});

test("a wrong result, an unknown estimator and an error are failures that are named", () => {
  const folder = mkdtempSync(join(tmpdir(), "vectors-"));
  const file = join(folder, "cases.json");
  const wilson = { fn: "wilson", inputs: { x: 4, n: 20, conf: 0.95 }, tol: 1e-9 };
  const cases = [
    { id: "right", ...wilson, expected: { lower: 0.0806576625797981, upper: 0.416017432251894 } },
    { id: "wrong", ...wilson, expected: { lower: 0.08065768, upper: 0.416017432251894 } },
    { id: "missing", ...wilson, expected: { middle: 0.2 } },
    { id: "unknown", ...wilson, fn: "no_such_estimator", expected: {} },
    { id: "impossible", ...wilson, inputs: { x: 21, n: 20, conf: 0.95 }, expected: {} },
  ];
  writeFileSync(file, JSON.stringify({ cases }));
  const { lines, status } = run(file, file);
  rmSync(folder, { recursive: true });
  assert.equal(lines.at(-1), "2 passed, 8 failed");
  assert.equal(status, 1);
  for (const { id } of cases.slice(1)) assert.equal(lines.filter((line) => line.startsWith(`✖ ${id} `)).length, 2, id);
});
