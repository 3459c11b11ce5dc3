import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHECKOUT } from "#bin/checkout.ts";

/** A page or route handler as the build knows it, such as `/[locale]/staff/requests/[request]/note`. */
export type BuiltRoute = { pattern: string; isPage: boolean; isStaff: boolean };

/** Every page and route of the build: what is added to the application is in it without anybody remembering. */
export function builtRoutes(): BuiltRoute[] {
  const file = join(CHECKOUT, process.env.NEXT_DIST_DIR ?? ".next", "app-path-routes-manifest.json");
  const known = Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  return known
    .filter(([source]) => !source.startsWith("/_"))
    .map(([source, pattern]) => ({
      pattern,
      isPage: source.endsWith("/page"),
      isStaff: /^\/\[locale\]\/staff(-preview)?(\/|$)/.test(pattern),
    }))
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

/** What asks who one is: the rest is for everybody. */
export const guarded = ({ isStaff, pattern }: BuiltRoute) => isStaff || pattern.startsWith("/api/");

/** Segments that name something of one unit: whoever does not reach it is told that it is not there. */
const OF_A_UNIT = /\[(request|file|batch|wave|pile|certificate|code|person|unit)\]|visits\/imports\/\[id\]/;
export const namesTarget = ({ pattern }: BuiltRoute) => OF_A_UNIT.test(pattern);

const SEGMENT = /\[(?:\.\.\.)?(\w+)\]/g;

/** What a segment stands for; by `pattern name` where its name alone would mean two things. */
export type Fixtures = Readonly<Record<string, string>>;

/** The path of a route with its segments filled; a segment without a fixture fails, so that nobody can forget one. */
export function pathOf({ pattern }: BuiltRoute, fixtures: Fixtures): string {
  return pattern.replaceAll(SEGMENT, (_, name: string) => {
    const filled = fixtures[`${pattern} ${name}`] ?? fixtures[name];
    if (filled === undefined) throw new Error(`The segment [${name}] of ${pattern} has no fixture: add one to e2e/hard/access/target.ts.`);
    return filled;
  });
}
