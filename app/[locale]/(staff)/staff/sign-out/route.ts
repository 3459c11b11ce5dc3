import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { endCurrentSession } from "#lib/people/session.ts";
import { forgottenSessionCookie } from "#lib/people/session-cookie.ts";

export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ params: { locale } }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    await endCurrentSession("signed_out");
    return { kind: "done", to: `/${locale}/staff/sign-in?after=sign-out`, headers: [["Set-Cookie", forgottenSessionCookie()]] };
  },
});
