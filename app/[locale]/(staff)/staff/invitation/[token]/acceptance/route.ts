import { NotFound } from "#lib/errors.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { systemActor } from "#lib/people/actor.ts";
import { type Acceptance, acceptInvitation } from "#lib/people/invitation-mutations.ts";
import { openInvitation } from "#lib/people/invitation-queries.ts";
import { readNewPasskey } from "#lib/people/passkey.ts";
import { openNewSecret } from "#lib/people/totp-secret.ts";
import { signedInHeaders } from "../../../sign-in/signed-in.ts";

const door = systemActor("invitation");

/** The second factor that was sent: a passkey, or the first code of an authenticator. */
async function factorOf(
  personId: string,
  fields: Fields,
  label: string,
): Promise<Acceptance["factor"] | "passkey_failed" | "code_missing"> {
  if (fields.has("passkey")) {
    const passkey = await readNewPasskey(personId, single(fields, "challenge"), single(fields, "passkey"));
    return passkey ? { passkey, label } : "passkey_failed";
  }
  const secret = openNewSecret(personId, single(fields, "secret"));
  const code = single(fields, "code");
  return secret && code.trim() !== "" ? { secret, code } : "code_missing";
}

/** Set password and second factor, sign in, and show the recovery codes once. */
export const POST = formPost<{ locale: string; token: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale, token } }): Promise<Outcome> => {
    const invited = isLocale(locale) ? await openInvitation(door, token) : undefined;
    if (!isLocale(locale) || !invited) return { kind: "missing" };
    const rejected = (problems: Readonly<Record<string, string>>): Outcome => ({
      kind: "rejected",
      to: `/${locale}/staff/invitation/${token}`,
      problems,
      drop: ["code", "passkey", "challenge"],
    });
    const password = single(fields, "password");
    const factor = await factorOf(invited.personId, fields, translator(locale, "people")("first_passkey"));
    const wrongFactor = typeof factor === "string" ? { [factor === "code_missing" ? "code" : "form"]: factor } : {};
    if (password === "" || typeof factor === "string")
      return rejected({ ...(password === "" ? { password: "password_missing" } : {}), ...wrongFactor });
    try {
      const accepted = await acceptInvitation(door, token, { password, factor });
      if ("problem" in accepted) return rejected({ [accepted.at]: accepted.problem });
      const { personId, codes } = accepted;
      const headers = await signedInHeaders({ personId, way: "passkey" in factor ? "passkey" : "code" });
      if (!headers) return { kind: "missing" };
      // Shown once, and kept nowhere: sealed into a cookie of that page for five minutes.
      return { kind: "rejected", to: `/${locale}/staff/account`, problems: {}, back: new Map([["codes", codes]]), headers };
    } catch (error) {
      if (error instanceof NotFound) return { kind: "missing" };
      throw error;
    }
  },
});
