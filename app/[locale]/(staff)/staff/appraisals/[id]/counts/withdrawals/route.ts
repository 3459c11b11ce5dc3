import { withdrawCount } from "#lib/appraisals/count-mutations.ts";
import { staffPost } from "../../../../staff-post.ts";
import { uuidIn } from "../../../ids.ts";
import { LONGEST_REASON } from "../../../reasons.ts";
import { wordsIn } from "../../../words-in.ts";

/** Take a count back. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}/counts`,
  write: async ({ actor, fields }) => {
    const [id, why] = [uuidIn(fields, "count"), wordsIn(fields, "why", LONGEST_REASON)];
    if (!why) return { problems: { [`why_${id}`]: "why_missing" } };
    await withdrawCount(actor, id, why);
    return {};
  },
});
