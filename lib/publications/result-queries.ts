import "server-only";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { database } from "#db";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { isReadable, type Published, published, publishedOf, type Release, releases } from "./public-queries.ts";
import type { PublishedUnit } from "./snapshot.ts";

export type Withdrawn = Release & { withdrawn: NonNullable<Release["withdrawn"]> };

/** What stands at the address of a publication, or of one of its units. */
export type FoundResult = { status: 200; published: Published; own: PublishedUnit } | { status: 404 } | { status: 410; release: Withdrawn };

/** The result of a unit; of the one that published where no unit is named. */
export async function resultAt(actor: ResidentActor, slug: string, unitSlug?: string): Promise<FoundResult> {
  const found = await published(actor, slug);
  if (!found) return { status: 404 };
  if (!isReadable(found)) return { status: 410, release: found };
  const { units } = found.snapshot;
  const own = unitSlug === undefined ? units[0] : units.find((unit) => unit.slug === unitSlug);
  return own ? { status: 200, published: found, own } : { status: 404 };
}

/** What was published of a unit by the same publisher for periods of the same length, the oldest first. */
export async function historyOf(actor: ResidentActor, { published: now, own }: { published: Published; own: PublishedUnit }) {
  const isYear = (period: string) => !period.includes("-");
  const all = await publishedOf(actor, own.slug);
  return all
    .filter(({ unit, snapshot }) => unit === now.unit && isYear(snapshot.period) === isYear(now.snapshot.period))
    .sort((a, b) => a.snapshot.from.localeCompare(b.snapshot.from));
}

export type Listed = Release & { name: Localised; from: string; to: string; units: readonly string[] };

type Head = Pick<Listed, "name" | "from" | "to" | "units">;
// What was published never changes.
const heads = new Map<string, Head>();

/** Every publication with who published it and for which period, the last period first; of a withdrawn one no number is read. */
export async function listed(actor: ResidentActor): Promise<Listed[]> {
  const all = await releases(actor);
  const unknown = all.filter(({ slug }) => !heads.has(slug)).map(({ slug }) => slug);
  if (unknown.length > 0) {
    const rows = await database().execute<{ slug: string; name: unknown; from: string; to: string; units: unknown }>(sql`
      select slug, snapshot::jsonb #> '{units,0,name}' as name, snapshot::jsonb ->> 'from' as "from", snapshot::jsonb ->> 'to' as "to",
        jsonb_path_query_array(snapshot::jsonb, '$.units[*].slug') as units
      from publication where slug in (${sql.join(
        unknown.map((slug) => sql`${slug}`),
        sql`, `,
      )})`);
    for (const { slug, name, from, to, units } of rows)
      heads.set(slug, { name: localised.parse(name), from, to, units: z.array(z.string()).parse(units) });
  }
  return (
    all
      .flatMap((release): Listed[] => {
        const head = heads.get(release.slug);
        return head ? [{ ...release, ...head }] : [];
      })
      // A corrected result of long ago is not the newest one.
      .sort((a, b) => b.to.localeCompare(a.to))
  );
}
