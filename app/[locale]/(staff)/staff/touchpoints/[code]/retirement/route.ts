import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { retireTouchpoint, reviveTouchpoint } from "#lib/surveys/touchpoint-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

export const POST = staffPost<{ locale: string; code: string }>({
  page: ({ code }) => `/touchpoints/${code}`,
  write: async ({ actor, fields, params: { code } }) => {
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    if (single(fields, "do") !== "revive") {
      await retireTouchpoint(actor, code, today);
      return {};
    }
    return (await reviveTouchpoint(actor, code, today)) ? {} : { problems: { form: "revive_late" } };
  },
});
