import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { LOCALE_KEYS, type Localised, localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { definitionAt } from "#lib/rates/definition-queries.ts";
import { indicator } from "#lib/rates/indicators.ts";
import { type Period, partSince } from "#lib/rates/period.ts";
import { bundledForPublic, publicBeside, publicCounts, publicParticipation } from "#lib/rates/published-queries.ts";
import type { Rules } from "#lib/rates/tally-queries.ts";
import { requestCounts } from "#lib/requests/published-queries.ts";
import { pieceOf } from "#lib/units/standing.ts";
import { standingIn } from "#lib/units/standing-queries.ts";
import { perMonth, type Told, type ToldBases } from "./bases.ts";
import { measureOf } from "./definitions.ts";
import { type Earlier, justBefore, type Publisher } from "./earlier-queries.ts";
import { type Measured, publishedBeside, publishedParticipation, publishedRate, publishedRequests } from "./figures.ts";
import { type Figures, METHOD, PUBLISHED_IDS, type PublishedDefinition, type PublishedRate, type PublishedUnit } from "./snapshot.ts";
import { tellable } from "./tellable.ts";

const PARTICIPATION = "participation";
const CONFIRMED = "confirmed";

type PlacedUnit = Pick<PublishedUnit, "slug" | "name" | "kind" | "above"> & { id: string };

/** The units that stood below one in a period, from the top down, each before those below it; in the order of their slugs. */
async function unitsOf(tx: Tx, { standing }: Rules, topId: string, { from, to }: Period): Promise<PlacedUnit[]> {
  const pieces = standing.pieces.filter((piece) => piece.from <= to && piece.until > from);
  const rows = await tx.execute<{ id: string; slug: string; name: unknown; kind: PublishedUnit["kind"] }>(
    sql`select id, slug, name, kind from unit where id = any (${`{${standing.unitIds.join(",")}}`}::uuid[]) order by slug`,
  );
  const known = new Map(rows.map(({ name, ...row }) => [row.id, { ...row, name: localised.parse(name) as Localised }]));
  const aboveOf = new Map(pieces.map(({ unitId, chain }) => [unitId, chain[1]]));
  const walk = (id: string, above: string | null): PlacedUnit[] => {
    const own = known.get(id);
    if (!own) return [];
    const below = [...known.values()].filter((each) => each.id !== topId && aboveOf.get(each.id) === id);
    return [{ ...own, above }, ...below.flatMap((each) => walk(each.id, own.slug))];
  };
  return walk(topId, null);
}

/** What is to be told, and what it is sums of. */
export type Composed = { figures: Figures; bases: ToldBases };

type Asked = { unitId: string; period: Period; today: Day; earlier: readonly Earlier[] };

/**
 * Count a publication: every rate, participation and request of a unit and all that stood below it in a period that has ended, as they may be
 * told beside all that was published before. The transaction must see all units; nothing finer than bundles leaves it.
 */
export async function compose(tx: Tx, { unitId, period, today, earlier }: Asked): Promise<Composed> {
  const minimum = env().RAPPORT_PUBLIC_MINIMUM_BASE;
  const rules: Rules = { standing: await standingIn(tx, unitId), thisMonth: monthOf(today), minimum };
  const all = await unitsOf(tx, rules, unitId, period);
  const unitIds = all.map(({ id }) => id);
  const bases: ToldBases = {};
  const { from, to } = period;
  const tell = <T extends { placed: Parameters<typeof tellable>[0]["placed"]; given: Measured["given"] }>(
    key: string,
    counts: T,
    of: { from: Day; to: Day } = { from, to },
  ) => {
    const told = earlier.flatMap((each) => each.bases[key] ?? []);
    const found = tellable({ placed: perMonth(counts.placed), earlier: told, period: of, unitIds, minimum });
    bases[key] = found.told;
    return { ...counts, ...found };
  };
  const rated: { definition: PublishedDefinition; measured: Measured; beside: Parameters<typeof publishedBeside>[0] }[] = [];
  for (const id of PUBLISHED_IDS) {
    const definition = await definitionAt(id, to);
    const entry = indicator(id);
    const counts = await publicCounts(tx, entry, rules, period, definition.denominator);
    const beside = await publicBeside(tx, entry, rules, period);
    // What nobody was asked anywhere is no result.
    if (counts.given.length + beside.length > 0)
      rated.push({ definition, measured: tell(id, counts, partSince({ from, to }, definition.since)), beside });
  }
  const asked = rated.find(({ definition }) => definition.id === "sat_top2")?.definition.since;
  const participation = await publicParticipation(tx, rules, partSince(period, asked));
  const answered = participationOf(bases.sat_top2 ?? { from, to, placed: [], shown: [] }, participation.uncounted);
  bases[PARTICIPATION] = answered;
  const participated = { ...participation, told: answered, hidden: [] };
  const byKey = new Map(rules.standing.pieces.map((piece) => [piece.key, piece]));
  const requested = await requestCounts(tx, rules.standing, period);
  const cells = requested
    .filter(({ answered }) => answered > 0)
    .map(({ key, month, answered, solved }) => ({ unitId: key, month, part: "", counts: [answered, solved] }));
  const confirmed = {
    ...tell(CONFIRMED, bundledForPublic(cells, rules, period)),
    asked: requested.map((row) => ({ ...row, chain: pieceOf(byKey, row.key).chain })),
  };
  const units = all.map(({ id, ...unit }) => {
    const rates = rated.map(({ definition, measured, beside }): PublishedRate => {
      const before = beforeOf(earlier, { unitId, period }, definition, unit.slug);
      return { id: definition.id, rate: publishedRate(definition, measured, id, minimum, before), ...publishedBeside(beside, id) };
    });
    const satisfaction = rates.find((each) => each.id === "sat_top2")?.rate;
    return {
      id,
      ...unit,
      rates,
      participation: publishedParticipation(participated, id, minimum, satisfaction),
      requests: publishedRequests(confirmed, id, minimum),
    };
  });
  return {
    figures: {
      format: 1,
      method: METHOD,
      note: methodNote(minimum),
      period: period.key,
      from,
      to,
      minimumBase: minimum,
      countedOn: today,
      definitions: rated.map(({ definition }) => definition),
      units: units.filter((unit) => unit.kind !== "beat" || isCounted(unit, minimum)),
    },
    bases,
  };
}

/** How it was counted, as the words are today: frozen with the numbers. */
const methodNote = (minimum: number): Localised =>
  localised.parse(Object.fromEntries(LOCALE_KEYS.map((locale) => [locale, translator(locale, "results")("method_note", { minimum })])));

/** A beat is not told of because of a request or two. */
const isCounted = ({ rates, requests }: Pick<PublishedUnit, "rates" | "requests">, minimum: number) =>
  requests.received >= minimum || rates.some(({ rate }) => rate.shown || rate.reason !== "none");

/** What the same publisher told for the period just before, of the same unit by the same definition. */
function beforeOf(earlier: readonly Earlier[], publisher: Publisher, definition: PublishedDefinition, slug: string) {
  const before = justBefore(earlier, publisher);
  const same = before?.snapshot.definitions.some((each) => measureOf(each) === measureOf(definition));
  const rate = before?.snapshot.units.find((unit) => unit.slug === slug)?.rates.find(({ id }) => id === definition.id)?.rate;
  return before && same && rate?.shown ? { slug: before.slug, rate } : undefined;
}

/**
 * What is told of participation: those who were asked for their satisfaction, where visits were counted at all of their places. So it says nothing
 * beside satisfaction: the one taken from the other would give away who answered where none were counted.
 */
const participationOf = (satisfaction: Told, uncounted: readonly (readonly string[])[]): Told => ({
  ...satisfaction,
  placed: satisfaction.placed.map(({ counts: [n = 0, , dontKnow = 0], ...each }) => ({ ...each, counts: [n + dontKnow] })),
  shown: satisfaction.shown.filter((unitId) => !uncounted.some((chain) => chain.includes(unitId))),
});
