import { confirmCount } from "#lib/appraisals/count-mutations.ts";
import { staffPost } from "../../../../staff-post.ts";
import { uuidIn } from "../../../ids.ts";

/** Confirm a count that somebody else entered. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}/counts`,
  write: async ({ actor, fields }) => {
    await confirmCount(actor, uuidIn(fields, "count"));
    return {};
  },
});
