import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { sealBatch } from "#lib/surveys/slip-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

export const POST = staffPost<{ locale: string; batch: string }>({
  page: ({ batch }) => `/slips/${batch}`,
  write: async ({ actor, fields, params: { batch } }) => {
    const counted = single(fields, "counted").trim();
    if (!/^\d{1,5}$/.test(counted)) return { problems: { counted: "counted_wrong" } };
    const sealing = await sealBatch(actor, batch, Number(counted), dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    return sealing === "sealed" ? {} : { problems: { counted: sealing } };
  },
});
