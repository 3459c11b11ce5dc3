import { publishScheme } from "#lib/appraisals/scheme-mutations.ts";
import { uuidIn } from "../../appraisals/ids.ts";
import { staffPost } from "../../staff-post.ts";

/** Publish an approved version to everybody inside. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/schemes",
  write: async ({ actor, fields }) => {
    await publishScheme(actor, uuidIn(fields, "version"));
    return {};
  },
});
