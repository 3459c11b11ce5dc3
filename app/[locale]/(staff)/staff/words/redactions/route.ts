import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { redactWords } from "#lib/responses/words-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { backToWords } from "../back-to.ts";

const LONGEST = { words: 2_000, why: 300 };

/** Take out of a comment what could tell who wrote it. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/words",
  write: async ({ actor, locale, fields }) => {
    const comment = z.uuid().safeParse(single(fields, "comment"));
    if (!comment.success) throw new NotFound("no such comment");
    const to = backToWords(locale, fields);
    const [words, why] = [single(fields, "words"), single(fields, "why")].map((text) => text.replaceAll("\0", "").trim()) as [
      string,
      string,
    ];
    const fits = words !== "" && why !== "" && words.length <= LONGEST.words && why.length <= LONGEST.why;
    if (!fits) return { to, problems: { [`why-${comment.data}`]: "redact_wrong" } };
    await redactWords(actor, comment.data, { words, why });
    return { to };
  },
});
