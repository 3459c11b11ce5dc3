import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { provider } from "#lib/people/provider.ts";
import { returnPath } from "#lib/people/return-path.ts";
import { askProvider } from "#lib/people/sign-in.ts";

/** Send somebody to the agency's own provider, to say there who they are. */
export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
    if (!isLocale(locale) || !provider()) return { kind: "missing" };
    const page = returnPath(locale, single(fields, "to")) ?? `/${locale}/staff`;
    try {
      const { to, setCookies } = await askProvider(`${env().RAPPORT_ORIGIN}${page}`);
      return { kind: "done", to, headers: setCookies.map((cookie) => ["Set-Cookie", cookie] as const) };
    } catch (error) {
      reportFailure("The agency's provider could not be asked", error);
      return { kind: "rejected", to: `/${locale}/staff/sign-in`, problems: { form: "provider_failed" } };
    }
  },
});
