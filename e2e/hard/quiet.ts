import { prepare } from "#bin/prepare.ts";
import { openEmbedded } from "#db/embedded/open.ts";
import { place } from "#db/embedded/place.ts";
import { serveBeside } from "../beside.ts";
import { asSuperuser } from "./written-files.ts";

/** A server with a demonstration of its own, in which nobody else writes: what changes there has come from the test. */
export type Quiet = {
  origin: string;
  /** How many rows each table has, and a sum over all that stands in them. */
  sums: () => Promise<Record<string, string>>;
  stop: () => Promise<void>;
};

async function sums(): Promise<Record<string, string>> {
  return asSuperuser(async (sql) => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 1)::numeric), 0) as sum from public."${name}" t`,
    );
    return Object.fromEntries((await sql.unsafe(parts.join(" union all "))).map((row) => [row.name, row.sum]));
  });
}

/** Everything of this process looks into that database from here on. */
export async function quiet(settings: Record<string, string> = {}): Promise<Quiet> {
  const database = await openEmbedded(await place(), "quiet");
  await prepare(database);
  Object.assign(process.env, { DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
  const site = await serveBeside(settings);
  return {
    origin: site.origin,
    sums,
    stop: async () => {
      await site.stop();
      await database.stop();
    },
  };
}

/** The tables that are no longer as they were, with the rows that each had and has. */
export function changes(had: Record<string, string>, has: Record<string, string>): string[] {
  const rows = (sum = "0") => sum.split(":")[0];
  return [...new Set([...Object.keys(had), ...Object.keys(has)])]
    .filter((name) => had[name] !== has[name])
    .map((name) => `${name}: ${rows(had[name])} to ${rows(has[name])} rows`);
}

/** How many rows more there are. */
export function more(had: Record<string, string>, has: Record<string, string>, name: string): number {
  const [before, after] = [had, has].map((sums) => Number(sums[name]?.split(":")[0] ?? 0)) as [number, number];
  return after - before;
}
