import { answerReply } from "#lib/appraisals/card-mutations.ts";
import { staffPost } from "../../../../../staff-post.ts";
import { uuidIn } from "../../../../ids.ts";
import { wordsIn } from "../../../../words-in.ts";
import { type CardParams, cardPage } from "../unit-of.ts";

/** Answer what a unit said of its card. */
export const POST = staffPost<CardParams>({
  page: cardPage,
  write: async ({ actor, fields }) => {
    const [reply, words] = [uuidIn(fields, "reply"), wordsIn(fields, "words")];
    if (!words) return { problems: { [`answer_${reply}`]: "words_missing" } };
    await answerReply(actor, reply, words);
    return {};
  },
});
