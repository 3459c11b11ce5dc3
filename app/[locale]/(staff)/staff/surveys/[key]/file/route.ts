import { env } from "#lib/env.ts";
import { currentStaff } from "#lib/people/session.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import { writeQuestionnaireFile } from "#lib/surveys/questionnaire-file.ts";

const missing = () => new Response("Not found.\n", { status: 404, headers: { "Cache-Control": "no-store" } });

/** The questionnaire as a file: a version by its number, or what is newest. */
export async function GET(request: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const actor = await currentStaff();
  const found = actor && (await authoredQuestionnaire(actor, (await params).key));
  if (!found) return missing();
  const wished = new URL(request.url).searchParams.get("version");
  const versions = [...(found.draft ? [found.draft] : []), ...found.opened];
  const version = wished ? versions.find(({ number }) => String(number) === wished) : versions[0];
  if (!version) return missing();
  const file = { key: found.key, base: found.base, questionnaire: version.questionnaire };
  return new Response(writeQuestionnaireFile(file, `${env().RAPPORT_ORIGIN}/api/questionnaire-schema`), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="${found.key}-${version.number}.json"`,
      "Cache-Control": "private, no-store",
    },
  });
}
