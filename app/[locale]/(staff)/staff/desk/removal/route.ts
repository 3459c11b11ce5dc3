import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { dropRule, dropTemplate } from "#lib/requests/desk-keeping-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Take a template or a rule away. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/desk",
  write: async ({ actor, fields }) => {
    const id = z.uuid().safeParse(single(fields, "id"));
    if (!id.success) throw new NotFound("nothing of this id");
    await (single(fields, "kind") === "rule" ? dropRule : dropTemplate)(actor, id.data);
    return {};
  },
});
