import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { tagWords } from "#lib/responses/words-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { backToWords } from "../back-to.ts";

const LONGEST = 40;

/** Say what a comment is about, or take that back. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/words",
  write: async ({ actor, locale, fields }) => {
    const comment = z.uuid().safeParse(single(fields, "comment"));
    if (!comment.success) throw new NotFound("no such comment");
    const to = backToWords(locale, fields);
    const remove = single(fields, "remove");
    // PostgreSQL stores no NUL.
    const tag = (remove || single(fields, "tag")).replaceAll("\0", "").trim().toLowerCase();
    if (tag === "" || tag.length > LONGEST) return { to, problems: { form: "tag_wrong" } };
    await tagWords(actor, comment.data, tag, remove === "");
    return { to };
  },
});
