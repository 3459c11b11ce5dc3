import * as z from "zod";
import { indicatorDefinition } from "#lib/rates/definition.ts";
import { APPRAISED } from "./indicators.ts";

/** How an indicator of a card was counted: residents' answers by their own definition, the office's by what the version says in words. */
export const appraisedDefinition = z.strictObject({
  id: z.enum(APPRAISED),
  version: z.int().min(1),
  rate: indicatorDefinition.nullable(),
});
export type AppraisedDefinition = z.infer<typeof appraisedDefinition>;
