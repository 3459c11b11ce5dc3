import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { cancelBatch } from "#lib/surveys/slip-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

export const POST = staffPost<{ locale: string; batch: string }>({
  page: ({ batch }) => `/slips/${batch}`,
  write: async ({ actor, params: { batch } }) => {
    await cancelBatch(actor, batch, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    return {};
  },
});
