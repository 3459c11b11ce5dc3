import { env } from "#lib/env.ts";
import { inLocale, isLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { atomFeed } from "#lib/publications/feed.ts";
import { rateWords } from "#lib/publications/public-words.ts";
import { listed, resultAt } from "#lib/publications/result-queries.ts";
import { publicUnit } from "#lib/units/public-queries.ts";

const MOST_ENTRIES = 40;

const missing = () => new Response("Not found.\n", { status: 404, headers: { "Content-Type": "text/plain", "Cache-Control": "no-store" } });

/** The feed of all publications, or of those with one unit. */
export async function feedResponse(locale: string, unit?: string): Promise<Response> {
  if (!isLocale(locale)) return missing();
  const all = await listed(residentActor());
  const own = all.filter(({ units }) => unit === undefined || units.includes(unit)).slice(0, MOST_ENTRIES);
  const known = unit === undefined ? undefined : await publicUnit(unit);
  if (unit !== undefined && !known && own.length === 0) return missing();
  const fed = await Promise.all(
    own.map(async (each) => {
      const found = each.withdrawn ? undefined : await resultAt(residentActor(), each.slug, unit);
      const rates = found?.status === 200 ? found.own.rates : [];
      const name = found?.status === 200 ? inLocale(found.own.name, locale) : undefined;
      return { ...each, called: name, said: rates.flatMap(({ id, rate }) => (rate.shown ? [rateWords(locale, id, rate).sentence] : [])) };
    }),
  );
  const called =
    unit === undefined ? undefined : (fed.find((each) => each.called)?.called ?? (known && inLocale(known.name, locale)) ?? unit);
  const t = translator(locale, "results");
  const title = called === undefined ? t("all") : t("feed_title", { unit: called });
  return new Response(atomFeed({ origin: env().RAPPORT_ORIGIN, locale, title, unit }, fed), {
    headers: {
      "Content-Type": "application/atom+xml; charset=utf-8",
      "Cache-Control": "public, max-age=300, must-revalidate",
      "Content-Security-Policy": "default-src 'none'",
      "Access-Control-Allow-Origin": "*",
    },
  });
}
