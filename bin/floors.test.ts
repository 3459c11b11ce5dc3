import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CHECKOUT } from "./checkout.ts";

const read = <T>(name: string): T => JSON.parse(readFileSync(join(CHECKOUT, name), "utf8")) as T;
const floors = read<Record<string, { lowest: string; because: string }>>("floors.json");
const { packages } = read<{ packages: Record<string, { version?: string }> }>("package-lock.json");
const manifest = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>("package.json");

const parts = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];

function isAtLeast(version: string, lowest: string): boolean {
  const [have, want] = [parts(version), parts(lowest)];
  const differs = [0, 1, 2].find((at) => have[at] !== want[at]);
  return differs === undefined || (have[differs] ?? 0) > (want[differs] ?? 0);
}

test("every locked copy of a risky package is at or above its floor", () => {
  for (const [name, { lowest }] of Object.entries(floors)) {
    const copies = Object.entries(packages).filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`));
    assert.ok(copies.length > 0, `${name} has a floor and is not installed`);
    for (const [path, { version = "" }] of copies) assert.ok(isAtLeast(version, lowest), `${path} ${version} is below ${lowest}`);
  }
});

test("every package of ours is pinned to one version", () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
    assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name);
});

test("versions compare by number, not by letter", () => {
  assert.ok(isAtLeast("16.10.0", "16.9.9"));
  assert.ok(isAtLeast("16.4.1", "16.4.1"));
  assert.ok(!isAtLeast("16.4.0", "16.4.1"));
  assert.ok(!isAtLeast("9.99.99", "10.0.0"));
});
