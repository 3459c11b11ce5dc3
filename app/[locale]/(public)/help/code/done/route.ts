import { clearedDraftCookies } from "#lib/http/draft-cookie.ts";
import { formPost } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";

/** The code is written down: this browser forgets it. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ params: { locale } }) =>
    isLocale(locale) ? { kind: "done", to: `/${locale}/requests`, headers: clearedDraftCookies() } : { kind: "missing" },
});
