import { env } from "#lib/env.ts";
import { draftCookies } from "#lib/http/draft-cookie.ts";
import { single } from "#lib/http/fields.ts";
import { formPost } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { DRAFT_MS } from "#lib/requests/draft.ts";
import { beginDraft } from "#lib/requests/draft-mutations.ts";
import { tries } from "#lib/requests/tries.ts";

/** Begin the form of a need. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale }, request }) => {
    if (!isLocale(locale)) return { kind: "missing" };
    const need = (await needs(residentActor())).find(({ key }) => key === single(fields, "need"));
    if (!need) return { kind: "rejected", to: `/${locale}/help`, problems: { form: "need_gone" } };
    const address = sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES);
    if (tries.drafts.isSpent(address, Date.now())) return { kind: "rejected", to: `/${locale}/help`, problems: { form: "too_often" } };
    tries.drafts.add(address, Date.now());
    const code = await beginDraft(residentActor(), need);
    return { kind: "done", to: `/${locale}/help/ask/1`, headers: draftCookies(code, DRAFT_MS) };
  },
});
