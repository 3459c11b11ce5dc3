import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL(".", import.meta.url));

// That the guard stands before every write is `bin/unguarded.test.ts`, and the build itself refuses one without.
test("there are no Server Actions", () => {
  for (const file of globSync("**/*.{ts,tsx}", { cwd: APP }))
    assert.doesNotMatch(readFileSync(join(APP, file), "utf8"), /^\s*["']use server["']/m, file);
});
