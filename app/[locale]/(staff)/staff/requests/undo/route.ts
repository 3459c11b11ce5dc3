import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { undoBulk } from "#lib/requests/bulk-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Undo what was just done to several requests. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/requests",
  write: async ({ actor, fields, page }) => {
    const id = z.uuid().safeParse(single(fields, "did"));
    if (!id.success) throw new NotFound("nothing to undo");
    const { undone } = await undoBulk(actor, id.data);
    return { to: `${page}?undone=${undone}` };
  },
});
