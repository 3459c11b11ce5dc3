import * as z from "zod";
import type { TokenScope } from "#lib/people/token.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";

const MOST_AT_ONCE = 200;
const USUALLY_AT_ONCE = 50;

const paged = {
  limit: z.coerce.number().int().min(1).max(MOST_AT_ONCE).default(USUALLY_AT_ONCE).describe("How many at most"),
  cursor: z.string().max(400).optional().describe("The `next` of the answer before; opaque"),
};
const slug = z.string().min(1).max(120);
const cut = {
  unit: slug.describe("The short name of a unit; everything below it is counted"),
  period: z
    .string()
    .regex(/^(last-3|last-12|last-24|20\d\d(-q[1-4])?)$/)
    .default("last-12")
    .describe("`last-3`, `last-12`, `last-24`, a year or a quarter such as `2026-q1`: no other period can be had"),
  service: slug.optional().describe("Narrow to a service; not together with a channel"),
  channel: slug.optional().describe("Narrow to a channel; not together with a service"),
};
const month = z
  .string()
  .regex(/^\d{4}-\d\d$/)
  .describe("YYYY-MM");
const share = z.number().min(0).max(1);
const indicatorId = z.enum(INDICATORS.map(({ id }) => id) as [string, ...string[]]);

const rate = z.object({
  shown: z.boolean(),
  reason: z
    .enum(["none", "few", "together", "sealed"])
    .nullable()
    .describe("Why it is not shown: no answers, too few, told apart it would give away a small number, or its months are sealed"),
  n: z.int().min(0).nullable().describe("Answers in the base"),
  x: z.int().min(0).nullable().describe("Answers in the numerator"),
  rate: share.nullable(),
  lower: share.nullable().describe("Lower bound of Wilson's 95 % interval"),
  upper: share.nullable().describe("Upper bound of Wilson's 95 % interval"),
  dont_know: z.int().min(0).nullable().describe("Answers that they could not say"),
});

const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe("Send it as `cursor`; null at the end") });

/** Everything that a program may ask for: the parameters, the answer, and the scope that its token needs. */
export const CONTRACT = {
  units: {
    scope: "rates",
    summary: "The units that the token reaches",
    query: z.strictObject(paged),
    answer: list(
      z.object({
        unit: slug,
        name: z.record(z.string(), z.string()),
        kind: z.enum(["force", "district", "station", "beat"]),
        parent: slug.nullable(),
        adults: z.int().nullable(),
      }),
    ),
  },
  indicators: {
    scope: "rates",
    summary: "The dictionary of indicators, with where each definition stands",
    query: z.strictObject(paged),
    answer: list(
      z.object({
        indicator: indicatorId,
        version: z.int(),
        base: z.enum(["visit", "resident"]),
        questionnaire: z.string(),
        question: z.string(),
        numerator: z.array(z.int()),
        denominator: z.array(z.int()),
        dont_know: z.array(z.int()),
        definition: z.url(),
      }),
    ),
  },
  rates: {
    scope: "rates",
    summary: "The rates of a unit and period, in all, by month, by unit below and by channel: what the page of the rates shows",
    query: z.strictObject({ ...paged, ...cut }),
    answer: list(
      rate.extend({
        indicator: indicatorId,
        version: z.int(),
        definition: z.url(),
        cut: z.enum(["total", "month", "unit", "channel"]),
        key: z.string().describe("Which month, unit or channel"),
      }),
    ),
  },
  trend: {
    scope: "rates",
    summary: "24 months of one rate that end with a period, and where its series breaks",
    query: z.strictObject({ ...cut, indicator: indicatorId }),
    answer: z.object({ indicator: indicatorId, months: z.array(rate.extend({ month })), breaks: z.array(month) }),
  },
  participation: {
    scope: "rates",
    summary: "Answers of visitors set against the visits that were counted, and the worst-case bounds of satisfaction",
    query: z.strictObject(cut),
    answer: z.object({
      answers: z.int().nullable(),
      visits: z.int().nullable(),
      lowest: share.nullable().describe("Satisfaction if nobody who kept silent was satisfied"),
      highest: share.nullable().describe("Satisfaction if everybody who kept silent was satisfied"),
    }),
  },
  distributions: {
    scope: "answers",
    summary: "How often each answer was given to each question of the newest questionnaire",
    query: z.strictObject({ unit: cut.unit, period: cut.period, questionnaire: slug }),
    answer: z.object({
      questionnaire: slug,
      version: z.int(),
      answers: z.int(),
      questions: z.array(
        z.object({
          question: z.string(),
          shown: z.boolean(),
          base: z.int().nullable(),
          skipped: z.int().nullable(),
          counts: z.record(z.string(), z.int()).nullable().describe("Answers by code"),
        }),
      ),
    }),
  },
} as const satisfies Record<string, { scope: TokenScope; summary: string; query: z.ZodType; answer: z.ZodType }>;

export type Resource = keyof typeof CONTRACT;
export type QueryOf<R extends Resource> = z.infer<(typeof CONTRACT)[R]["query"]>;
export type AnswerOf<R extends Resource> = z.infer<(typeof CONTRACT)[R]["answer"]>;

/** What is wrong, in the form of RFC 9457. */
export const problem = z.object({ type: z.literal("about:blank"), title: z.string(), status: z.int(), detail: z.string() });
export type Problem = z.infer<typeof problem>;
