import { single } from "#lib/http/fields.ts";
import { tellPublic } from "#lib/requests/issue-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { actionIn } from "../action-in.ts";
import { localisedIn } from "../sent-words.ts";

/** Tell the public what they said and what was done, or take it back. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/issues",
  write: async ({ actor, fields }) => {
    const id = actionIn(single(fields, "form"));
    const seen = Number(single(fields, "seen"));
    const [said, did] = [localisedIn(fields, "said"), localisedIn(fields, "did")];
    if (fields.has("back")) await tellPublic(actor, id, undefined, seen);
    else if (said && did) await tellPublic(actor, id, { said, did }, seen);
    else return { problems: { [`${said ? "did" : "said"}_en-${id}`]: "tell_missing" } };
    return {};
  },
});
