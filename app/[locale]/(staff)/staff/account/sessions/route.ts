import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { endOwnSessions } from "#lib/people/own-account-mutations.ts";
import { currentSessionDigest } from "#lib/people/session.ts";
import { staffPost } from "../../staff-post.ts";

/** End a session of one's own, or all but the one that asks. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields }) => {
    const which = single(fields, "session");
    if (which === "others") await endOwnSessions(actor, { except: await currentSessionDigest() });
    else if (/^[0-9a-f]{64}$/.test(which)) await endOwnSessions(actor, { only: Buffer.from(which, "hex") });
    else throw new NotFound("no such session");
    return { problems: {}, back: new Map([["done", ["sessions"]]]) };
  },
});
