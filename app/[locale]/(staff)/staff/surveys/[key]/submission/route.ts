import { submitDraft } from "#lib/surveys/opening-mutations.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, params: { key }, revision }) => {
    const refusal = await submitDraft(actor, { key, revision });
    return refusal ? { problems: { form: refusal } } : {};
  },
});
