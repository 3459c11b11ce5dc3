import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";
import { indicatorDefinition } from "#lib/rates/definition.ts";

/** Changes with how a publication is counted. */
export const METHOD = 1;

/** The rates of the external evaluation as they are told to the public. */
export const PUBLISHED_IDS = ["sat_top2", "sat_top2_residents", "know_any", "see_weekly"] as const;
export type PublishedId = (typeof PUBLISHED_IDS)[number];

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const count = z.int().min(0);
const share = z.number().min(0).max(1);

/**
 * Why a number is not shown. `none`: nobody answered; `few`: fewer than the smallest base; `together`: enough, but they count with others
 * later; `earlier`: beside what was published before, it would give a small number away.
 */
export const HIDDEN_REASONS = ["none", "few", "together", "earlier"] as const;
const hidden = z.strictObject({ shown: z.literal(false), reason: z.enum(HIDDEN_REASONS) });
export type Hidden = z.infer<typeof hidden>;
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

const change = z.strictObject({
  /** The publication it is compared with. */
  since: z.string(),
  difference: z.number(),
  lower: z.number(),
  upper: z.number(),
  verdict: z.enum(["better", "worse", "unclear"]),
});

const shownRate = z.strictObject({
  shown: z.literal(true),
  /** Answers in the numerator and in the base. */
  x: count,
  n: count,
  /** The share, and Wilson's 95 % interval. */
  rate: share,
  lower: share,
  upper: share,
  /** Who could not say, of all who were `asked`. */
  dontKnow: count,
  asked: count,
  /** How often each answer was given, in the order of the question; they add up to the base. */
  distribution: z.array(z.strictObject({ code: z.int(), n: count })),
  change: change.optional(),
});
export type ShownRate = z.infer<typeof shownRate>;

const published = z.strictObject({
  id: z.enum(PUBLISHED_IDS),
  rate: z.discriminatedUnion("shown", [shownRate, hidden]),
  /** Answers that were held for a look, and that were excluded after one: in no rate. */
  held: count,
  excluded: count,
});
export type PublishedRate = z.infer<typeof published>;

const participation = z.discriminatedUnion("shown", [
  z.strictObject({
    shown: z.literal(true),
    answers: count,
    visits: count,
    /** What satisfaction could be at worst and at best if all visitors had answered; where its rate is shown. */
    bounds: z.strictObject({ lowest: share, highest: share }).optional(),
  }),
  hidden,
]);

const requests = z.strictObject({
  /** Requests for help that came in during the period, and those of them that the police have closed. */
  received: count,
  closed: count,
  /** What residents say of closed ones. */
  confirmed: z.discriminatedUnion("shown", [z.strictObject({ shown: z.literal(true), solved: count, answered: count }), hidden]),
});

const unit = z.strictObject({
  slug: z.string(),
  name: localised,
  kind: z.enum(["force", "district", "station", "beat"]),
  /** The published unit above it; none of the first. */
  above: z.string().nullable(),
  rates: z.array(published),
  participation,
  requests,
  /** What the unit says to its result. */
  reply: z.array(
    z.strictObject({
      words: z.string(),
      on: day,
      /** What the unit said would have told of somebody: the words say why it is left out. */
      leftOut: z.literal(true).optional(),
    }),
  ),
  /** "You said, we did", told in the period. */
  told: z.array(z.strictObject({ said: localised, did: localised, on: day })),
});
export type PublishedUnit = z.infer<typeof unit>;

/** Two publications are compared within one series alone; a number of a period in which it began counts from there. */
const definition = indicatorDefinition.extend({ id: z.enum(PUBLISHED_IDS) });
export type PublishedDefinition = z.infer<typeof definition>;

/** A publication as it was frozen. The first of `units` is the one that publishes; the others stand or stood below it. */
export const publicationSnapshot = z.strictObject({
  format: z.literal(1),
  method: z.int().min(1),
  /** How it was counted, in words. */
  note: localised,
  /** The whole quarter (`2026-q3`) or year (`2026`), with its first and last month as their first days. */
  period: z.string(),
  from: day,
  to: day,
  minimumBase: z.int().min(10),
  /** The day on which it was counted. */
  countedOn: day,
  definitions: z.array(definition),
  units: z.array(unit).min(1),
});
export type Snapshot = z.infer<typeof publicationSnapshot>;

/** What is drafted: everything but what the units say to it, which they may until somebody has checked it. */
export const draftedFigures = publicationSnapshot.extend({
  units: z.array(unit.omit({ reply: true, told: true }).extend({ id: z.uuid() })).min(1),
});
export type Figures = z.infer<typeof draftedFigures>;
