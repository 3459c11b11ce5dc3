import { approveScheme } from "#lib/appraisals/scheme-mutations.ts";
import { uuidIn } from "../../appraisals/ids.ts";
import { staffPost } from "../../staff-post.ts";

/** Approve a version that somebody else wrote. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/schemes",
  write: async ({ actor, fields }) => {
    await approveScheme(actor, uuidIn(fields, "version"));
    return {};
  },
});
