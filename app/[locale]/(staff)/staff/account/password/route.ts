import { single } from "#lib/http/fields.ts";
import { changePassword } from "#lib/people/own-account-mutations.ts";
import { currentSessionDigest } from "#lib/people/session.ts";
import { checkOwnPassword } from "#lib/people/sign-in-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { wrongPassword } from "../shown-password.ts";

const DONE = new Map([["done", ["password"]]]);

/** Change one's password. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields, request }) => {
    const wrong = await wrongPassword(({ password, from }) => checkOwnPassword(actor, password, from), { request, fields }, "now-password");
    const typed = single(fields, "password");
    const missing = typed === "" ? { password: "password_missing" } : {};
    if (wrong || typed === "") return { problems: { ...wrong, ...missing }, back: new Map() };
    const problem = await changePassword(actor, typed, await currentSessionDigest());
    return { problems: problem ? { password: problem } : {}, back: problem ? new Map() : DONE };
  },
});
