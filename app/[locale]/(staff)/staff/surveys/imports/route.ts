import { createQuestionnaire, startDraft } from "#lib/surveys/authoring-mutations.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import { readQuestionnaireFile } from "#lib/surveys/questionnaire-file.ts";
import { authorPost } from "../author-post.ts";

/** A questionnaire from a file: a new one, or the next version of the one with its key. */
export const POST = authorPost<{ locale: string }>({
  page: () => "",
  withFiles: true,
  write: async ({ actor, files, page }) => {
    const sent = files.get("file");
    if (!sent || sent.bytes.length === 0) return { problems: { file: "no_file" } };
    const read = readQuestionnaireFile(new TextDecoder().decode(sent.bytes));
    if (!read.ok) {
      const lines = read.problems.slice(0, MOST_NAMED).map(({ at, what }, index) => [`file_${index}`, at ? `${at}: ${what}` : what]);
      return { problems: Object.fromEntries(lines) };
    }
    const { key, base, questionnaire } = read.file;
    if (await authoredQuestionnaire(actor, key)) await startDraft(actor, key, questionnaire);
    else await createQuestionnaire(actor, { key, base, questionnaire });
    return { to: `${page}/${key}` };
  },
});

const MOST_NAMED = 12;
