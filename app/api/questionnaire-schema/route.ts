import { env } from "#lib/env.ts";
import { questionnaireFileSchema } from "#lib/surveys/questionnaire-file.ts";

export const dynamic = "force-dynamic";

/** The JSON Schema of a questionnaire's file, for whoever writes one. */
export function GET(): Response {
  const schema = questionnaireFileSchema(`${env().RAPPORT_ORIGIN}/api/questionnaire-schema`);
  return new Response(`${JSON.stringify(schema, null, 2)}\n`, {
    headers: { "Content-Type": "application/schema+json", "Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=3600" },
  });
}
