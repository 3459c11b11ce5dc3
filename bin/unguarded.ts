import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Expression, Program } from "oxc-parser";
import { calledIn, importsOf, type Named, nodesIn, programOf, type Source, writesIn } from "./exported-writes.ts";

/** The one guard of every write stands in this. */
const FIRST: Named = "lib/http/form-post.ts#formPost";
const GUARD: Named = "lib/http/origin.ts#guardOrigin";
/** A door of programs, which show a key that no browser sends by itself, and next-auth's, which calls the guard by hand. */
const OF_PROGRAMS: Readonly<Record<string, Named>> = {
  "app/api/open311/v2/[resource]/route.ts": "app/api/open311/v2/keyed-post.ts#keyedPost",
};
const BY_HAND = ["app/api/auth/[...nextauth]/route.ts"] as const;

/** Whether a function asks the guard and goes no further when refused, before it hands anything on. */
function guardsByHand(made: Expression | undefined, imports: ReadonlyMap<string, Named>): boolean {
  if (made?.type !== "ArrowFunctionExpression" || made.body?.type !== "BlockStatement") return false;
  const { body } = made.body;
  const at = body.findIndex(
    (each) => each.type === "VariableDeclaration" && each.declarations.some(({ init }) => calledIn(init, imports) === GUARD),
  );
  const [asked, then] = [body[at], body[at + 1]];
  if (asked?.type !== "VariableDeclaration" || then?.type !== "IfStatement" || then.test.type !== "Identifier") return false;
  const [refusal] = asked.declarations;
  const isRefused = refusal?.id.type === "Identifier" && refusal.id.name === then.test.name && then.consequent.type === "ReturnStatement";
  const before = [...nodesIn(body.slice(0, at))];
  return isRefused && !before.some((each) => each.type === "Identifier" && each.name === "NextAuth");
}

/** What of a route's source writes without the guard; `wrappers` are the functions that put it before a write. */
export function unguardedIn({ file, source }: Source, wrappers: readonly Named[]): string[] {
  const program = programOf({ file, source });
  if (!program) return ["it cannot be read"];
  const imports = importsOf(file, program);
  const known = [...wrappers, OF_PROGRAMS[file]];
  return program.body
    .flatMap(writesIn)
    .filter(({ made }) => {
      const called = calledIn(made, imports);
      if (called && known.includes(called)) return false;
      return !(BY_HAND.some((each) => each === file) && guardsByHand(made, imports));
    })
    .map(({ method }) => `${method} without the guard`);
}

/** Whether all that a function gives back is made by one of some others. */
function endsIn(body: unknown, imports: ReadonlyMap<string, Named>, wrappers: readonly Named[]): boolean {
  const returns = [...nodesIn(body, false)].filter(({ type }) => type === "ReturnStatement");
  return returns.length > 0 && returns.every(({ argument }) => wrappers.includes(calledIn(argument as Expression, imports) ?? ""));
}

function exportedFunctions({ body }: Program): { name: string; body: unknown }[] {
  return body.flatMap((each) => {
    if (each.type !== "ExportNamedDeclaration" || each.declaration?.type !== "FunctionDeclaration") return [];
    const { id, body: inside, async, generator } = each.declaration;
    return id && !async && !generator ? [{ name: id.name, body: inside }] : [];
  });
}

/** The functions that end in a guarded one: `export function staffPost(…) { return formPost({ … }) }`. */
export function wrappersIn(sources: readonly Source[]): Named[] {
  const found = sources.flatMap((each) => {
    const program = programOf(each);
    const imports = program && importsOf(each.file, program);
    return imports ? exportedFunctions(program).map(({ name, body }) => ({ named: `${each.file}#${name}`, body, imports })) : [];
  });
  const wrappers = [FIRST];
  for (let had = 0; had < wrappers.length; ) {
    had = wrappers.length;
    const more = found.filter(({ named, body, imports }) => !wrappers.includes(named) && endsIn(body, imports, wrappers));
    wrappers.push(...more.map(({ named }) => named));
  }
  return wrappers;
}

const sourcesOf = (checkout: string, pattern: string): Source[] =>
  globSync(pattern, { cwd: checkout }).map((file) => ({
    file: file.replaceAll("\\", "/"),
    source: readFileSync(join(checkout, file), "utf8"),
  }));

/** A Server Action can be posted to any page, past every route. */
const isAction = ({ source }: Source) => /^\s*["']use server["']/m.test(source);

/** Every write below a checkout that the guard does not stand before. */
export function unguarded(checkout: string): string[] {
  const wrappers = wrappersIn(sourcesOf(checkout, "app/**/*-post.ts"));
  const actions = sourcesOf(checkout, "{app,lib}/**/*.{ts,tsx,js,jsx}").filter(isAction);
  return [
    ...sourcesOf(checkout, "app/**/route.{ts,tsx,js,jsx}").flatMap((each) =>
      unguardedIn(each, wrappers).map((what) => `${each.file}: ${what}`),
    ),
    ...actions.map(({ file }) => `${file}: a Server Action`),
  ];
}
