import { NotFound } from "#lib/errors.ts";
import { beginCheck } from "#lib/knowledge/mutations.ts";
import { isId } from "../../../appraisals/ids.ts";
import { staffPost } from "../../../staff-post.ts";

/** Begin one's own check in the language of the page. */
export const POST = staffPost<{ locale: string; check: string }>({
  page: () => "/knowledge",
  write: async ({ actor, locale, page, params: { check } }) => {
    if (!isId(check)) throw new NotFound("no such check");
    await beginCheck(actor, check, locale);
    return { to: `${page}/${check}` };
  },
});
