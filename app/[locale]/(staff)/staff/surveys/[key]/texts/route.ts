import { changeDraft } from "#lib/surveys/authoring-mutations.ts";
import { readWording } from "#lib/surveys/draft-form.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key }, revision }) => {
    const texts = { title: readWording(fields, "title"), intro: readWording(fields, "intro") };
    const long = Object.entries(texts).find(([, wording]) => Object.values(wording).some((text) => text.length > LONGEST));
    if (long) return { problems: { [`${long[0]}_en`]: "too_long" } };
    await changeDraft(actor, { key, revision, what: "texts", change: (written) => ({ ...written, ...texts }) });
    return {};
  },
});

const LONGEST = 300;
