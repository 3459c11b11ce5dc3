import { NotFound } from "#lib/errors.ts";
import { endCheck } from "#lib/knowledge/mutations.ts";
import { isId } from "../../../appraisals/ids.ts";
import { staffPost } from "../../../staff-post.ts";

/** End one's own check. */
export const POST = staffPost<{ locale: string; check: string }>({
  page: ({ check }) => `/knowledge/${check}`,
  write: async ({ actor, locale, params: { check } }) => {
    if (!isId(check)) throw new NotFound("no such check");
    await endCheck(actor, check);
    return { to: `/${locale}/staff/knowledge` };
  },
});
