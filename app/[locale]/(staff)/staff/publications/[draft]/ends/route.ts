import { NotFound } from "#lib/errors.ts";
import { dropDraft } from "#lib/publications/draft-mutations.ts";
import { isId } from "../../../appraisals/ids.ts";
import { reasonIn } from "../../../seals/reason.ts";
import { staffPost } from "../../../staff-post.ts";

/** Drop a draft, with a reason. */
export const POST = staffPost<{ locale: string; draft: string }>({
  page: (params) => `/publications/${params.draft}`,
  write: async ({ actor, fields, params }) => {
    const why = reasonIn(fields, "drop_why");
    if (!isId(params.draft)) throw new NotFound("no such draft");
    if (!why) return { problems: { drop_why: "why_missing" } };
    await dropDraft(actor, params.draft, why);
    return {};
  },
});
