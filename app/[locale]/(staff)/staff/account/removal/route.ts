import { single } from "#lib/http/fields.ts";
import { removePasskey } from "#lib/people/passkey-mutations.ts";
import { currentSessionDigest } from "#lib/people/session.ts";
import { checkOwnPassword } from "#lib/people/sign-in-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { wrongPassword } from "../shown-password.ts";

/** Remove a passkey of one's own, unless nothing else would be left besides the password. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields, request }) => {
    const wrong = await wrongPassword(({ password, from }) => checkOwnPassword(actor, password, from), { request, fields }, "now-removal");
    if (wrong) return { problems: wrong, back: new Map() };
    const outcome = await removePasskey(actor, single(fields, "passkey"), await currentSessionDigest());
    if (outcome === "last") return { problems: { form: "passkey_last" }, back: new Map() };
    return { problems: {}, back: new Map([["done", ["passkey"]]]) };
  },
});
