import { endStagedCounts } from "#lib/appraisals/count-mutations.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { staffPost } from "../../../../../../staff-post.ts";
import { isId } from "../../../../../ids.ts";

/** Store what was read from a file, or forget it. */
export const POST = staffPost<{ locale: string; id: string; import: string }>({
  page: ({ id, import: staged }) => `/appraisals/${id}/counts/imports/${staged}`,
  write: async ({ actor, locale, fields, params: { id, import: staged } }) => {
    if (!isId(staged)) throw new NotFound("no such import");
    await endStagedCounts(actor, staged, single(fields, "then") === "store");
    return { to: `/${locale}/staff/appraisals/${id}/counts` };
  },
});
