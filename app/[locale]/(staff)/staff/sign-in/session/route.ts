import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { systemActor } from "#lib/people/actor.ts";
import { deviceOf } from "#lib/people/device-cookie.ts";
import { ENROLLED_MS } from "#lib/people/invitation.ts";
import { inviteToEnrol } from "#lib/people/invitation-mutations.ts";
import { pendingCookie } from "#lib/people/pending-cookie.ts";
import { checkPassword } from "#lib/people/sign-in-mutations.ts";

const door = systemActor("sign-in");

/** The first step: e-mail and password. The second stands behind it; who has none yet sets one up. */
export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale }, request }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const email = single(fields, "email").trim();
    const password = single(fields, "password");
    const rejected = (problems: Readonly<Record<string, string>>): Outcome => ({
      kind: "rejected",
      to: `/${locale}/staff/sign-in`,
      problems,
    });
    if (!email || !password) {
      return rejected({ ...(email ? {} : { email: "email_missing" }), ...(password ? {} : { password: "password_missing" }) });
    }
    const from = { source: sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES), device: deviceOf(request.headers) };
    const checked = await checkPassword(door, { email, password }, from);
    if (checked.kind !== "right") return rejected({ email: checked.kind === "waiting" ? "too_many_tries" : "no_match" });
    const { kind: _, ...who } = checked;
    if (!who.hasCode && !who.hasPasskey) {
      const token = await inviteToEnrol(door, who.personId, ENROLLED_MS);
      return { kind: "done", to: `/${locale}/staff/invitation/${token}` };
    }
    const headers = [["Set-Cookie", pendingCookie({ ...who, to: single(fields, "to") })]] as const;
    return { kind: "done", to: `/${locale}/staff/sign-in/code`, headers };
  },
});
