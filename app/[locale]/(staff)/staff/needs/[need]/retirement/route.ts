import { single } from "#lib/http/fields.ts";
import { retireNeed } from "#lib/requests/catalogue-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

/** Take a need off the list, or put it back. */
export const POST = staffPost<{ locale: string; need: string }>({
  page: ({ need }) => `/needs/${need}`,
  write: async ({ actor, locale, fields, params }) => {
    await retireNeed(actor, params.need, single(fields, "retired") === "yes");
    return { to: `/${locale}/staff/needs` };
  },
});
