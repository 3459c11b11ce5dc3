import { single } from "#lib/http/fields.ts";
import { changeAuthenticator } from "#lib/people/own-account-mutations.ts";
import { currentSessionDigest } from "#lib/people/session.ts";
import { checkOwnPassword } from "#lib/people/sign-in-mutations.ts";
import { openNewSecret } from "#lib/people/totp-secret.ts";
import { staffPost } from "../../staff-post.ts";
import { wrongPassword } from "../shown-password.ts";

/** Use another authenticator app. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields, request }) => {
    const secret = openNewSecret(actor.personId, single(fields, "secret"));
    const code = single(fields, "code");
    // Who has scanned the picture need not do so again.
    const back = new Map([["secret", [single(fields, "secret")]]]);
    const wrong = await wrongPassword(({ password, from }) => checkOwnPassword(actor, password, from), { request, fields }, "now-app");
    const missing = !secret || code.trim() === "" ? { code: "code_missing" } : {};
    if (!secret || wrong || code.trim() === "") return { problems: { ...missing, ...wrong }, back };
    if (!(await changeAuthenticator(actor, secret, code, await currentSessionDigest()))) return { problems: { code: "code_wrong" }, back };
    return { problems: {}, back: new Map([["done", ["authenticator"]]]) };
  },
});
