import { env } from "#lib/env.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { type FoundResult, resultAt } from "#lib/publications/result-queries.ts";

type Params = { locale: string; publication: string; unit: string };
type Made = { bytes: Uint8Array; type: string; name: string };

const plain = (status: 404 | 410, text: string) =>
  new Response(`${text}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" } });

// Setting a sheet takes long, and what was published never changes.
const made = new Map<string, Made>();
const MOST_MADE = 60;

/** A file made of a unit's result: gone with it, and told why. `kind` tells the files of one result apart. */
export async function madeFile(
  kind: string,
  params: Promise<Params>,
  make: (locale: Locale, found: Extract<FoundResult, { status: 200 }>) => Promise<Made> | Made,
): Promise<Response> {
  const { locale, publication, unit } = await params;
  if (!isLocale(locale)) return plain(404, "Not found.");
  const found = await resultAt(residentActor(), publication, unit);
  if (found.status === 404) return plain(404, "Not found.");
  if (found.status === 410) return plain(410, `Withdrawn: ${found.release.withdrawn.why}`);
  const { RAPPORT_ORIGIN: origin, RAPPORT_EMERGENCY_NUMBER: number } = env();
  const key = JSON.stringify([kind, locale, publication, unit, origin, number]);
  const file = made.get(key) ?? (await make(locale, found));
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, file);
  const { bytes, type, name } = file;
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `inline; filename="${name}"`,
      "Cache-Control": "public, max-age=3600",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
