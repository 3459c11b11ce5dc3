import * as z from "zod";
import { definition } from "./definition.ts";
import { type Draft, draft } from "./draft.ts";
import { BASES, type Base } from "./templates.ts";

/** The name of a questionnaire: in its address and in files. */
export const questionnaireKey = z.string().regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/);

const FORM = "rapport-questionnaire";
const VERSION = 1;

const head = { $schema: z.string().optional(), format: z.literal(FORM), formatVersion: z.literal(VERSION), key: questionnaireKey };

/** A questionnaire as one JSON file. One that is still being written may lack wordings. */
const file = z.strictObject({ ...head, base: z.enum(BASES), questionnaire: draft });
const wholeFile = z.strictObject({ ...head, base: z.enum(BASES), questionnaire: definition });

export type QuestionnaireFile = { key: string; base: Base; questionnaire: Draft };
export type FileProblem = { at: string; what: string };

/** The file of a questionnaire, as it is downloaded. */
export function writeQuestionnaireFile({ key, base, questionnaire }: QuestionnaireFile, schemaAddress: string): string {
  return `${JSON.stringify({ $schema: schemaAddress, format: FORM, formatVersion: VERSION, key, base, questionnaire }, null, 2)}\n`;
}

/** Read such a file; never throws. Problems say where in the file they are. */
export function readQuestionnaireFile(text: string): { ok: true; file: QuestionnaireFile } | { ok: false; problems: FileProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { ok: false, problems: [{ at: "", what: error instanceof Error ? error.message : "is not JSON" }] };
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return { ok: true, file: parsed.data };
  return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ at: path.join("."), what: message })) };
}

/** The published JSON Schema of the file of a whole questionnaire. */
export function questionnaireFileSchema(address: string): Record<string, unknown> {
  return { $id: address, title: "Rapport questionnaire", ...z.toJSONSchema(wholeFile, { io: "input" }) };
}
