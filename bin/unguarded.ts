import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const WRITE = /^export (?:const|async function|function|let|var) (POST|PUT|PATCH|DELETE)\b(.*)$/gm;
/** The one guard of every write stands in this. */
const FIRST = "formPost";
/** Doors of programs, which show a key that no browser sends by itself, and next-auth's, which calls the guard by hand. */
const OF_PROGRAMS = ["app/api/open311/v2/[resource]/route.ts"] as const;
const BY_HAND = ["app/api/auth/[...nextauth]/route.ts"] as const;

/** What of a route's source writes without the guard; `wrappers` are the functions that put it before a write. */
export function unguardedIn(file: string, source: string, wrappers: readonly string[]): string[] {
  const others = /export \{[^}]*\b(?:POST|PUT|PATCH|DELETE)\b|export \* from/.test(source)
    ? ["a write that is exported from elsewhere"]
    : [];
  if (OF_PROGRAMS.some((each) => each === file)) return others;
  if (BY_HAND.some((each) => each === file)) return source.includes("guardOrigin(request.headers") ? others : ["POST without the guard"];
  const wrapped = new RegExp(`^(?::[^=]*)? = (?:${wrappers.join("|")})[<(]`);
  const writes = [...source.matchAll(WRITE)].filter(([, , rest = ""]) => !wrapped.test(rest));
  return [...others, ...writes.map(([, method]) => `${method} without the guard`)];
}

const sources = (checkout: string, pattern: string) =>
  globSync(pattern, { cwd: checkout }).map((file) => ({
    file: file.replaceAll("\\", "/"),
    source: readFileSync(join(checkout, file), "utf8"),
  }));

/** The functions that end in a guarded one: `export function staffPost(…) { return formPost({ … }) }`, each in a file of its own. */
export function wrappersIn(found: readonly { source: string }[]): string[] {
  const wrappers = [FIRST];
  for (let grew = true; grew; ) {
    grew = false;
    const ends = new RegExp(`^  return (?:${wrappers.join("|")})[<(]`, "m");
    for (const { source } of found) {
      const [, name = "", ...others] = source.match(/export function (\w+Post)\b/) ?? [];
      if (name === "" || others.length > 0 || wrappers.includes(name) || !ends.test(source)) continue;
      wrappers.push(name);
      grew = true;
    }
  }
  return wrappers;
}

/** Every write route below a folder that the guard does not stand before. */
export function unguarded(checkout: string): string[] {
  const wrappers = wrappersIn(sources(checkout, "app/**/*-post.ts"));
  return sources(checkout, "app/**/route.{ts,tsx}").flatMap(({ file, source }) =>
    unguardedIn(file, source, wrappers).map((what) => `${file}: ${what}`),
  );
}
