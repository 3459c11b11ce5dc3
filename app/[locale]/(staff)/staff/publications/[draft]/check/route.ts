import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { checkDraft } from "#lib/publications/draft-mutations.ts";
import { draft } from "#lib/publications/draft-queries.ts";
import { mayGoOut } from "#lib/publications/findings.ts";
import { isId } from "../../../appraisals/ids.ts";
import { staffPost } from "../../../staff-post.ts";

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
    const slug = await checkDraft(actor, params.draft, new Date(), single(fields, "text"));
    return slug ? { to: `/${locale}/results/${slug}` } : {};
  },
});
