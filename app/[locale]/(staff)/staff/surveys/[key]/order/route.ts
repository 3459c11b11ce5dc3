import { single } from "#lib/http/fields.ts";
import { changeDraft } from "#lib/surveys/authoring-mutations.ts";
import { moved } from "#lib/surveys/draft-edit.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key }, revision, page }) => {
    const question = single(fields, "question");
    const by = single(fields, "by") === "up" ? -1 : 1;
    await changeDraft(actor, { key, revision, what: `moved ${question}`, change: (written) => moved(written, question, by) });
    return { to: `${page}#question-${encodeURIComponent(question)}` };
  },
});
