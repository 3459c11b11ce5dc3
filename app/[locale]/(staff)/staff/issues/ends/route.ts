import { single } from "#lib/http/fields.ts";
import { endAction } from "#lib/requests/issue-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { actionIn } from "../action-in.ts";
import { wordsIn } from "../sent-words.ts";

/** Say what was done. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/issues",
  write: async ({ actor, fields }) => {
    const done = wordsIn(fields, "done");
    const id = actionIn(single(fields, "form"));
    if (!done) return { problems: { [`done-${id}`]: "done_missing" } };
    await endAction(actor, id, done);
    return {};
  },
});
