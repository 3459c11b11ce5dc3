import { single } from "#lib/http/fields.ts";
import { withdrawPublication } from "#lib/publications/plan-mutations.ts";
import { reasonIn } from "../../seals/reason.ts";
import { staffPost } from "../../staff-post.ts";

/** Take a publication back, with a reason that everybody reads. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/publications",
  write: async ({ actor, fields }) => {
    const [slug, why] = [single(fields, "slug"), reasonIn(fields, "withdraw_why")];
    if (!why) return { problems: { [`withdraw_why_${slug}`]: "why_missing" } };
    await withdrawPublication(actor, slug, why);
    return {};
  },
});
