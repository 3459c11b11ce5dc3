import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { askForProof } from "#lib/surveys/touchpoint-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

/** Switch the proof of work on or off. */
export const POST = staffPost<{ locale: string; code: string }>({
  page: ({ code }) => `/touchpoints/${code}`,
  write: async ({ actor, fields, params: { code } }) => {
    await askForProof(actor, code, single(fields, "do") === "ask", dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    return {};
  },
});
