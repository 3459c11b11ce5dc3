import { formPost } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";

/** Close one's request in this browser: the code is asked for again. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ params: { locale } }) => (isLocale(locale) ? { kind: "done", to: `/${locale}/requests` } : { kind: "missing" }),
});
