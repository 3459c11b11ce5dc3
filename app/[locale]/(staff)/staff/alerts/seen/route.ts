import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { seeAlert } from "#lib/requests/danger-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Say that one has seen an alert. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/alerts",
  write: async ({ actor, fields }) => {
    const alert = z.uuid().safeParse(single(fields, "alert"));
    if (!alert.success) throw new NotFound("no alert");
    await seeAlert(actor, alert.data);
    return {};
  },
});
