import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { tryAgain } from "#lib/requests/queue-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Try again what had failed. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/deliveries",
  write: async ({ actor, fields }) => {
    const job = z.uuid().safeParse(single(fields, "job"));
    if (!job.success) throw new NotFound("no such work");
    await tryAgain(actor, job.data);
    return {};
  },
});
