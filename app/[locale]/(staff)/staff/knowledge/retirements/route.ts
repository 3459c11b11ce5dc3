import { retireQuestion } from "#lib/knowledge/mutations.ts";
import { uuidIn } from "../../appraisals/ids.ts";
import { staffPost } from "../../staff-post.ts";

/** Draw a question no longer. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/knowledge",
  write: async ({ actor, fields }) => {
    await retireQuestion(actor, uuidIn(fields, "question"));
    return {};
  },
});
