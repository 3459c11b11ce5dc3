import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";
import { followedRequest } from "#lib/requests/resident-queries.ts";
import { tries, WRONG_CODES_MS } from "#lib/requests/tries.ts";

/** Open a request by its code: the same answer for one that never was and one that is long gone. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale }, request }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const page = `/${locale}/requests`;
    const address = sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES);
    const now = Date.now();
    if (tries.codes.isSpent(address, now)) return { kind: "limited", seconds: WRONG_CODES_MS / 1000 };
    const typed = single(fields, "code");
    if (typed.trim() === "") return { kind: "rejected", to: page, problems: { code: "code_missing" } };
    // A slip of the pen is seen before the database is asked.
    const code = readRequestCode(typed);
    const found = code && (await followedRequest(residentActor(), code));
    if (!found) {
      tries.codes.add(address, now);
      return { kind: "rejected", to: page, problems: { code: "code_wrong" } };
    }
    return { kind: "rejected", to: `${page}/mine`, problems: {}, back: new Map([["code", [code]]]) };
  },
});
