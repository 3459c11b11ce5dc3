import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { readEntries } from "#lib/requests/danger.ts";
import { writeDangerList } from "#lib/requests/danger-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Write a language's list anew. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/danger-words",
  write: async ({ actor, fields }) => {
    const language = single(fields, "language");
    if (!isLocale(language)) throw new NotFound("no such language");
    const words = readEntries(single(fields, `words_${language}`));
    const result = await writeDangerList(actor, { language, words, seen: Number(single(fields, "seen")) });
    return result === "written" ? {} : { problems: { [`words_${language}`]: result } };
  },
});
