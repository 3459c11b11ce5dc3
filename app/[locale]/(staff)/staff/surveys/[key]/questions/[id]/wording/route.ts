import { Conflict } from "#lib/errors.ts";
import { changeDraft } from "#lib/surveys/authoring-mutations.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import { withQuestion } from "#lib/surveys/draft-edit.ts";
import { readQuestion } from "#lib/surveys/draft-form.ts";
import { authorPost } from "../../../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string; id: string }>({
  page: ({ key, id }) => `/${key}/questions/${id}`,
  write: async ({ actor, locale, fields, params: { key, id }, revision }) => {
    const kept = (await authoredQuestionnaire(actor, key))?.draft?.questionnaire.questions.find((each) => each.id === id);
    if (!kept) throw new Conflict("the question is gone");
    const read = readQuestion(kept, fields);
    if (!read.ok) return { problems: read.problems };
    await changeDraft(actor, { key, revision, what: `changed ${id}`, change: (written) => withQuestion(written, read.question) });
    return { to: `/${locale}/staff/surveys/${key}#question-${id}` };
  },
});
