import { single } from "#lib/http/fields.ts";
import { passkeyLabel } from "#lib/people/definition.ts";
import { readNewPasskey } from "#lib/people/passkey.ts";
import { addPasskey } from "#lib/people/passkey-mutations.ts";
import { currentSessionDigest } from "#lib/people/session.ts";
import { checkOwnPassword } from "#lib/people/sign-in-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { wrongPassword } from "../shown-password.ts";

/** Add a passkey of one's own. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/account",
  write: async ({ actor, fields, request }) => {
    const label = passkeyLabel.safeParse(single(fields, "label").replaceAll("\0", ""));
    const wrong = await wrongPassword(({ password, from }) => checkOwnPassword(actor, password, from), { request, fields }, "now-passkey");
    const problems = { label: label.success ? undefined : "passkey_label_missing", ...wrong };
    if (!label.success || wrong) return { problems, back: new Map() };
    const passkey = await readNewPasskey(actor.personId, single(fields, "challenge"), single(fields, "passkey"));
    if (!passkey) return { problems: { form: "passkey_failed" }, back: new Map() };
    await addPasskey(actor, passkey, label.data, await currentSessionDigest());
    return { problems: {}, back: new Map([["done", ["passkey"]]]) };
  },
});
