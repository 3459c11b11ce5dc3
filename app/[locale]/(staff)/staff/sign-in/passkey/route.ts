import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { systemActor } from "#lib/people/actor.ts";
import { spendPasskey } from "#lib/people/passkey-mutations.ts";
import { signedIn } from "../signed-in.ts";

/** Both steps at once: a passkey, which its authenticator lets go only for its owner. */
export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const personId = await spendPasskey(systemActor("sign-in"), single(fields, "challenge"), single(fields, "passkey"));
    if (personId) return signedIn(locale, { personId, way: "passkey" }, single(fields, "to"));
    const back = new Map([["to", [single(fields, "to")]]]);
    return { kind: "rejected", to: `/${locale}/staff/sign-in`, problems: { form: "passkey_failed" }, back };
  },
});
