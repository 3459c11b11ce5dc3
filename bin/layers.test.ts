import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { CHECKOUT } from "./checkout.ts";

// Each file is written in a folder of its own (`#` in a path), so that one run of the lint reads all of them.
const BROKEN = [
  ["lib/print/#/poster.ts", "#lib/surveys/definition.ts"],
  ["db/#/other.ts", "#lib/calendar.ts"],
  ["lib/statistics/#/other.ts", "#lib/calendar.ts"],
  ["lib/rates/#/other.ts", "#db"],
  ["lib/rates/#/other.ts", "drizzle-orm"],
  ["lib/units/#/queries.ts", "#lib/surveys/queries.ts"],
  ["lib/surveys/#/mutations.ts", "#lib/units/mutations.ts"],
  ["lib/responses/#/queries.ts", "#lib/rates/queries.ts"],
  ["lib/responses/#/queries.ts", "next/headers"],
  ["lib/appraisals/#/queries.ts", "#lib/requests/desk-mutations.ts"],
  ["lib/appraisals/#/queries.ts", "#lib/requests/need.ts"],
  ["lib/appraisals/#/other.ts", "#lib/requests/appraised-queries.ts"],
  ["lib/surveys/#/queries.ts", "#app/_components/frame/locale-of.ts"],
  ["app/[locale]/(staff)/staff/#/page.tsx", "#db"],
  ["app/[locale]/(staff)/staff/#/page.tsx", "#lib/responses/mutations.ts"],
  ["app/[locale]/(public)/help/#/page.tsx", "#lib/people/session.ts"],
  ["app/[locale]/(public)/help/#/page.tsx", "#lib/rates/queries.ts"],
  ["app/[locale]/(public)/s/[code]/answers/#/route.ts", "#lib/people/session.ts"],
  ["app/[locale]/(public)/s/[code]/answers/#/route.ts", "drizzle-orm"],
  ["proxy.ts", "#lib/people/session.ts"],
] as const;

const ALLOWED = [
  ["lib/rates/#/queries.ts", "#lib/responses/queries.ts"],
  ["lib/appraisals/#/queries.ts", "#lib/requests/appraised-queries.ts"],

  ["lib/surveys/#/queries.ts", "#db"],
  ["app/[locale]/(public)/s/[code]/answers/#/route.ts", "#lib/responses/mutations.ts"],
  ["app/[locale]/(staff)/staff/#/page.tsx", "#lib/people/session.ts"],
] as const;

type Diagnostic = { category: string; location: { path: string } };
const folder = mkdtempSync(join(tmpdir(), "rapport-layers-"));
const cases = [...BROKEN, ...ALLOWED].map(([path, imported], index) => ({ path: path.replace("#", `case-${index}`), imported }));
let refused: Set<string>;

before(() => {
  copyFileSync(join(CHECKOUT, "biome.json"), join(folder, "biome.json"));
  for (const { path, imported } of cases) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `import { x } from "${imported}";\n\nexport const y = x;\n`);
  }
  const biome = join(CHECKOUT, "node_modules", "@biomejs", "biome", "bin", "biome");
  const parameters = ["lint", "--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false", "."];
  const { stdout } = spawnSync(process.execPath, [biome, ...parameters], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  const layers = diagnostics.filter(({ category }) => category === "lint/style/noRestrictedImports");
  refused = new Set(layers.map(({ location }) => location.path));
});
after(() => rmSync(folder, { recursive: true }));

for (const [index, { path, imported }] of cases.entries()) {
  const allowed = index >= BROKEN.length;
  test(`${path} ${allowed ? "may" : "may not"} import ${imported}`, () => assert.equal(refused.has(path), !allowed));
}
