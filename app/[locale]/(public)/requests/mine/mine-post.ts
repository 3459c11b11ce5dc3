import { Conflict, NotFound } from "#lib/errors.ts";
import { type Fields, type SentFile, single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { dangerIn } from "#lib/requests/danger-queries.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";

type Sent = { code: string; fields: Fields; files: ReadonlyMap<string, SentFile> };
/** `after`: where it goes on when the code opens nothing any more. */
type Options = { withFiles?: boolean; maxBytes?: number; after?: string };

/** A write of whoever has the code: the page comes back with it, for another five minutes. */
export function minePost(
  write: (sent: Sent) => Promise<Readonly<Record<string, string>> | undefined>,
  { after, ...options }: Options = {},
) {
  return formPost<{ locale: string }>({
    audience: "resident",
    ...options,
    handle: async ({ fields, files, params: { locale } }): Promise<Outcome> => {
      const code = readRequestCode(single(fields, "code"));
      if (!isLocale(locale) || !code) return { kind: "missing" };
      const to = `/${locale}/requests/mine`;
      try {
        // Every free text is looked at before it is sent; sent again, they have seen the number.
        const typed = [...fields].flatMap(([name, values]) => (name === "code" ? [] : values)).join("\n");
        const isDanger = !fields.has("warned") && (await dangerIn(residentActor(), typed, locale));
        const problems = isDanger ? { form: "warning_send" } : await write({ code, fields, files });
        if (problems) return { kind: "rejected", to, problems };
        if (after) return { kind: "done", to: `/${locale}${after}` };
        return { kind: "rejected", to, problems: {}, back: new Map([["code", [code]]]) };
      } catch (error) {
        if (error instanceof NotFound) return { kind: "missing" };
        if (error instanceof Conflict) return { kind: "rejected", to, problems: { form: "changed" } };
        throw error;
      }
    },
  });
}
