import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { returnPath } from "#lib/people/return-path.ts";
import { endCurrentSession } from "#lib/people/session.ts";
import { signIn } from "#lib/people/sign-in.ts";
import type { SignInProblem } from "../sign-in-problem.ts";

export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const email = single(fields, "email").trim();
    const password = single(fields, "password");
    const rejected = (problems: { email?: SignInProblem; password?: SignInProblem }): Outcome => ({
      kind: "rejected",
      to: `/${locale}/staff/sign-in`,
      problems,
      drop: ["password"],
    });
    if (!email || !password) {
      return rejected({ ...(email ? {} : { email: "email_missing" }), ...(password ? {} : { password: "password_missing" }) });
    }
    const setCookie = await signIn({ email, password });
    if (!setCookie) return rejected({ email: "no_match" });
    await endCurrentSession("replaced");
    return { kind: "done", to: returnPath(locale, single(fields, "to")) ?? `/${locale}/staff`, headers: [["Set-Cookie", setCookie]] };
  },
});
