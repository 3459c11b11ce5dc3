import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inLanes, type Kind, kindOf } from "./lanes.ts";
import { filesOf } from "./suites.ts";

const FILES = [
  "e2e/screens.e2e.ts",
  "e2e/page-weight.e2e.ts",
  "e2e/hard/script.e2e.ts",
  "e2e/hard/access-matrix.e2e.ts",
  "e2e/staff.e2e.ts",
];

/** What began and ended, in its order, where each kind takes so long. */
async function order(ms: Partial<Record<Kind, number>>): Promise<string[]> {
  const said: string[] = [];
  const run = async (kind: Kind, files: readonly string[]) => {
    said.push(`${kind} begins`);
    await sleep(ms[kind] ?? 0);
    said.push(`${kind} ends`);
    return files.length;
  };
  const beside = sleep(ms.rest === undefined ? 20 : 0).then(() => said.push("database ends"));
  const counts = await inLanes(FILES, run, beside);
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    FILES.length,
  );
  return said;
}

test("no unit is marked before every page has been looked at, however long that takes", async () => {
  for (const ms of [{ looks: 60 }, { rest: 60 }, { looks: 30, rest: 30 }]) {
    const said = await order(ms);
    const at = (what: string) => said.indexOf(what);
    assert.ok(at("looks ends") < at("marking begins") && at("rest ends") < at("marking begins"), said.join(", "));
    assert.ok(at("looks ends") < at("aside begins") && at("database ends") < at("looks begins"));
    assert.equal(at("rest begins"), 0, "the rest waits for nobody");
  }
});

test("who makes a unit of marks is known as such, and every name of a lane is that of a file", () => {
  const files = filesOf("e2e/**/*.e2e.ts", undefined, []);
  assert.ok(files.length > 50);
  const named = Object.groupBy(files, kindOf);
  assert.deepEqual([named.looks?.length, named.aside?.length, named.marking?.length], [1, 6, 3]);
});
