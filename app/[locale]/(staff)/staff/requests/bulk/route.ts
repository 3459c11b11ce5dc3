import * as z from "zod";
import { single } from "#lib/http/fields.ts";
import { MOST_AT_ONCE } from "#lib/requests/bulk.ts";
import { workAtOnce } from "#lib/requests/bulk-mutations.ts";
import { requestOutcome, saidWords } from "#lib/requests/request-definition.ts";
import { staffPost } from "../../staff-post.ts";

/** Take or close the chosen requests. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/requests",
  write: async ({ actor, fields, page }) => {
    const ids = z
      .array(z.uuid())
      .min(1)
      .max(MOST_AT_ONCE)
      .safeParse(fields.get("request") ?? []);
    if (!ids.success) return { problems: { chosen: "chosen_missing" } };
    const closes = single(fields, "do") === "close";
    const outcome = requestOutcome.safeParse(single(fields, "outcome"));
    const words = saidWords.safeParse(single(fields, "sentence"));
    if (closes && (!outcome.success || !words.success))
      return {
        problems: { outcome: outcome.success ? undefined : "outcome_missing", sentence: words.success ? undefined : "sentence_missing" },
      };
    const doing =
      closes && outcome.success && words.success
        ? ({ kind: "close", outcome: outcome.data, words: words.data } as const)
        : ({ kind: "take" } as const);
    const { bulkId } = await workAtOnce(actor, ids.data, doing);
    return { to: `${page}?did=${bulkId}&of=${ids.data.length}` };
  },
});
