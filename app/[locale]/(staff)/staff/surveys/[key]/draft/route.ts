import { single } from "#lib/http/fields.ts";
import { discardDraft, startDraft } from "#lib/surveys/authoring-mutations.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, locale, fields, params: { key }, revision }) => {
    if (single(fields, "do") !== "discard") {
      await startDraft(actor, key);
      return {};
    }
    const { gone } = await discardDraft(actor, key, revision);
    return gone ? { to: `/${locale}/staff/surveys` } : {};
  },
});
