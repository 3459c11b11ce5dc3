import { env } from "#lib/env.ts";
import { clearedDraftCookies, draftCodeOf } from "#lib/http/draft-cookie.ts";
import { formPost } from "#lib/http/form-post.ts";
import { forgottenForm } from "#lib/http/returned-form.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { dropDraft } from "#lib/requests/draft-mutations.ts";

/** Leave at once: what was written is forgotten here, and its cookies with it. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ params: { locale }, request }) => {
    if (!isLocale(locale)) return { kind: "missing" };
    const code = draftCodeOf(request);
    if (code) await dropDraft(residentActor(), code);
    const mine = forgottenForm(`/${locale}/requests/mine`).map((cookie) => ["Set-Cookie", cookie] as const);
    return { kind: "done", to: env().RAPPORT_EXIT_ADDRESS, headers: [...clearedDraftCookies(), ...mine] };
  },
});
