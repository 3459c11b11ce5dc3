import { single } from "#lib/http/fields.ts";
import { dangerFound } from "#lib/requests/danger-queries.ts";
import { staffPost } from "../../staff-post.ts";

const LONGEST = 2_000;

/** Whether a text would be caught, and by what. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/danger-words",
  write: async ({ actor, locale, fields }) => {
    const text = single(fields, "try").slice(0, LONGEST);
    const found = await dangerFound(actor, text, locale);
    return {
      problems: {},
      back: new Map([
        ["try", [text]],
        ["found", found],
      ]),
    };
  },
});
