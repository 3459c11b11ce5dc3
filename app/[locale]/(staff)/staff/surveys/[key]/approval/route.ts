import { single } from "#lib/http/fields.ts";
import { approveDraft, returnDraft } from "#lib/surveys/opening-mutations.ts";
import { authorPost } from "../../author-post.ts";

const LONGEST = 1000;

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key }, revision }) => {
    if (single(fields, "do") === "return") {
      const why = single(fields, "why").trim();
      if (why === "") return { problems: { why: "why_missing" } };
      if (why.length > LONGEST) return { problems: { why: "too_long" } };
      await returnDraft(actor, { key, revision, why });
      return {};
    }
    const refusal = await approveDraft(actor, { key, revision });
    return refusal ? { problems: { form: refusal } } : {};
  },
});
