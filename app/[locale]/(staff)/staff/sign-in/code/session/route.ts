import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { systemActor } from "#lib/people/actor.ts";
import { deviceOf } from "#lib/people/device-cookie.ts";
import { pendingOf } from "#lib/people/pending-cookie.ts";
import { checkCode } from "#lib/people/sign-in-mutations.ts";
import { passwordHolds } from "#lib/people/sign-in-queries.ts";
import { signedIn } from "../../signed-in.ts";

const door = systemActor("sign-in");

/** The second step: a code of the authenticator, or a recovery code. */
export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale }, request }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const pending = pendingOf(request.headers);
    if (!pending || !(await passwordHolds(door, pending)))
      return { kind: "rejected", to: `/${locale}/staff/sign-in`, problems: { form: "signed_out_by" } };
    const rejected = (problem: string): Outcome => ({
      kind: "rejected",
      to: `/${locale}/staff/sign-in/code`,
      problems: { code: problem },
      drop: ["code"],
    });
    const typed = single(fields, "code");
    if (typed.trim() === "") return rejected("code_missing");
    const from = { source: sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES), device: deviceOf(request.headers) };
    const way = await checkCode(door, pending.personId, typed, from);
    if (way === "wrong" || way === "waiting") return rejected(`code_${way}`);
    return signedIn(locale, { personId: pending.personId, way }, pending.to);
  },
});
