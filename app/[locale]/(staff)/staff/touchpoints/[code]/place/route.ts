import { single } from "#lib/http/fields.ts";
import { placeTouchpoint } from "#lib/surveys/touchpoint-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

const LONGEST = 80;

export const POST = staffPost<{ locale: string; code: string }>({
  page: ({ code }) => `/touchpoints/${code}`,
  write: async ({ actor, fields, params: { code } }) => {
    const place = single(fields, "place").trim();
    if (place.length > LONGEST) return { problems: { place: "place_long" } };
    await placeTouchpoint(actor, code, place);
    return {};
  },
});
