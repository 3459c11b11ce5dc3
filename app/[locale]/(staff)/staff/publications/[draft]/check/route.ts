import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { checkDraft } from "#lib/publications/draft-mutations.ts";
import { draft } from "#lib/publications/draft-queries.ts";
import { mayGoOut } from "#lib/publications/findings.ts";
import { isId } from "../../../appraisals/ids.ts";
import { wordsIn } from "../../../appraisals/words-in.ts";
import { staffPost } from "../../../staff-post.ts";
import { LONGEST_WHY } from "../unit-words.tsx";

/** The second person has been through the whole list. */
export const POST = staffPost<{ locale: string; draft: string }>({
  page: (params) => `/publications/${params.draft}`,
  write: async ({ actor, fields, params, locale }) => {
    const found = isId(params.draft) ? await draft(actor, params.draft) : undefined;
    if (!found) throw new NotFound("no such draft");
    if (found.findings.length === 0 || found.draft.checkedBy) throw new Conflict("it is no draft any more");
    if (!mayGoOut(found.findings)) return { problems: { form: "cannot_go_out" } };
    const missing = found.findings.find(({ id }) => single(fields, `seen_${id}`) !== "yes");
    if (missing) return { problems: { [`seen_${missing.id}`]: "not_all_seen" } };
    const replies = fields.get("leave") ?? [];
    const why = wordsIn(fields, "leave_why", LONGEST_WHY);
    if (replies.length > 0 && !why) return { problems: { leave_why: "leave_why_missing" } };
    const leftOut = why && replies.length > 0 ? { leftOut: { replies, why } } : {};
    const slug = await checkDraft(actor, params.draft, new Date(), { seen: single(fields, "text"), ...leftOut });
    return slug ? { to: `/${locale}/results/${slug}` } : {};
  },
});
