// Sums a run of node:test into one JSON line: single tests, not the files and suites around them.
export default async function* count(source) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite") continue;
    if (data.skip !== undefined) sum.skipped += 1;
    else if (type === "test:pass") sum.passed += 1;
    else sum.failed += 1;
  }
  yield `${JSON.stringify(sum)}\n`;
}
