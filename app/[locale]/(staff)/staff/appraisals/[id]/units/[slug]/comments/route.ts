import { commentCard } from "#lib/appraisals/card-mutations.ts";
import { staffPost } from "../../../../../staff-post.ts";
import { wordsIn } from "../../../../words-in.ts";
import { type CardParams, cardPage, placeOf } from "../unit-of.ts";

/** Say something of one's unit's card. */
export const POST = staffPost<CardParams>({
  page: cardPage,
  write: async ({ actor, fields, params }) => {
    const words = wordsIn(fields, "comment");
    if (!words) return { problems: { comment: "words_missing" } };
    await commentCard(actor, await placeOf(actor, params), words);
    return {};
  },
});
