import { single } from "#lib/http/fields.ts";
import { changeDraft } from "#lib/surveys/authoring-mutations.ts";
import { withoutQuestion } from "#lib/surveys/draft-edit.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key }, revision }) => {
    const question = single(fields, "question");
    await changeDraft(actor, { key, revision, what: `removed ${question}`, change: (written) => withoutQuestion(written, question) });
    return {};
  },
});
