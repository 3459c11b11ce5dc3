import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { endSubscription } from "#lib/requests/webhook-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Tell a program nothing any more. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/deliveries",
  write: async ({ actor, fields }) => {
    const subscription = z.uuid().safeParse(single(fields, "subscription"));
    if (!subscription.success) throw new NotFound("no subscription");
    await endSubscription(actor, subscription.data);
    return {};
  },
});
