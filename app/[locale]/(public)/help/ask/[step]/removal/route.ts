import { single } from "#lib/http/fields.ts";
import { residentActor } from "#lib/people/actor.ts";
import { removeDraftFile } from "#lib/requests/draft-mutations.ts";
import { stepPost } from "../../step-post.ts";

/** Take a file out again. */
export const POST = stepPost({
  write: async ({ current, fields, page }) => {
    const position = Number(single(fields, "position"));
    if (Number.isInteger(position)) await removeDraftFile(residentActor(), current.code, position);
    return { kind: "done", to: fields.has("change") ? `${page}?change=1` : page };
  },
});
