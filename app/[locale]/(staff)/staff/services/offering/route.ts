import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { setOffered } from "#lib/units/service-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Retire a service, or offer it again. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/services",
  write: async ({ actor, fields }) => {
    await setOffered(actor, single(fields, "key"), single(fields, "offered") === "yes", dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    return {};
  },
});
