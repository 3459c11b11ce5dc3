import { endAction } from "#lib/requests/issue-mutations.ts";
import { staffPost } from "../../../staff-post.ts";
import { uuidIn } from "../../ids.ts";
import { wordsIn } from "../../words-in.ts";

/** Say what was done about a result. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}`,
  write: async ({ actor, fields }) => {
    const [id, done] = [uuidIn(fields, "action"), wordsIn(fields, "done")];
    if (!done) return { problems: { [`done_${id}`]: "words_missing" } };
    await endAction(actor, id, done);
    return {};
  },
});
