import * as z from "zod";
import { localised } from "#lib/i18n/locales.ts";

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** An indicator as it was counted: its rule, the question as it was asked, and the series that the numbers are of. */
export const indicatorDefinition = z.strictObject({
  id: z.string(),
  version: z.int().min(1),
  base: z.enum(["visit", "resident"]),
  numerator: z.array(z.int()),
  denominator: z.array(z.int()),
  dontKnow: z.array(z.int()),
  /** The question as it was asked, and its answers; the codes are those of the distribution. */
  question: localised.optional(),
  answers: z.array(z.strictObject({ code: z.int(), label: localised })),
  /** The month since which it is measured in the same way: no answer of before is counted with those since, nor compared with them. */
  since: day.nullable(),
});
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;
