import { reviewAction } from "#lib/appraisals/follow-up-mutations.ts";
import { single } from "#lib/http/fields.ts";
import { staffPost } from "../../../staff-post.ts";
import { uuidIn } from "../../ids.ts";
import { wordsIn } from "../../words-in.ts";

/** Say what came of an action. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}`,
  write: async ({ actor, fields }) => {
    const [id, cameOf] = [uuidIn(fields, "action"), wordsIn(fields, "came_of")];
    if (!cameOf) return { problems: { [`came_of_${id}`]: "words_missing" } };
    await reviewAction(actor, id, cameOf, single(fields, "helped") === "1");
    return {};
  },
});
