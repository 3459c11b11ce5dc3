import { Conflict, NotFound } from "#lib/errors.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";

/** A write of whoever has the code: the page comes back with it, for another five minutes. */
export function minePost(write: (code: string, fields: Fields) => Promise<Readonly<Record<string, string>> | undefined>) {
  return formPost<{ locale: string }>({
    audience: "resident",
    handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
      const code = readRequestCode(single(fields, "code"));
      if (!isLocale(locale) || !code) return { kind: "missing" };
      const to = `/${locale}/requests/mine`;
      try {
        const problems = await write(code, fields);
        if (problems) return { kind: "rejected", to, problems };
        return { kind: "rejected", to, problems: {}, back: new Map([["code", [code]]]) };
      } catch (error) {
        if (error instanceof NotFound) return { kind: "missing" };
        if (error instanceof Conflict) return { kind: "rejected", to, problems: { form: "changed" } };
        throw error;
      }
    },
  });
}
