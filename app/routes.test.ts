import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL(".", import.meta.url));
/** next-auth reads its own forms and asks for its own token. */
const OF_LIBRARIES = ["api/auth/[...nextauth]/route.ts"];
const routes = globSync("**/route.{ts,tsx}", { cwd: APP }).filter((route) => !OF_LIBRARIES.includes(route.replaceAll("\\", "/")));

/** The one wrapper, and those of a part of the product that are made by it. */
const wrappers = [
  "formPost",
  // Programs carry a key in the body, which no browser adds by itself: there is no origin to guard.
  "keyedPost",
  ...globSync("**/*-post.ts", { cwd: APP }).flatMap((file) => {
    const [, name, made] = /export function (\w+)[^\n]*\{\n\s*return (\w+)[<(]/.exec(readFileSync(join(APP, file), "utf8")) ?? [];
    return name && made && ["formPost", "staffPost"].includes(made) ? [name] : [];
  }),
].join("|");

test("every route that writes is made by the one wrapper, which guards its origin", () => {
  assert.ok(routes.length >= 2);
  for (const route of routes) {
    const code = readFileSync(join(APP, route), "utf8");
    const written = [...code.matchAll(/export\s+(?:async\s+)?(?:function|const|let|var)\s+(\w+)([^\n]*)/g)];
    for (const [, name = "", rest = ""] of written) {
      if (["POST", "PUT", "PATCH", "DELETE"].includes(name)) assert.match(rest, new RegExp(`^ = (${wrappers})[<(]`), `${route}: ${name}`);
    }
    assert.doesNotMatch(code, /export\s*\{|export\s*\*|export\s+default/, `${route} exports in one plain way`);
  }
});

test("there are no Server Actions", () => {
  for (const file of globSync("**/*.{ts,tsx}", { cwd: APP }))
    assert.doesNotMatch(readFileSync(join(APP, file), "utf8"), /^\s*["']use server["']/m, file);
});
