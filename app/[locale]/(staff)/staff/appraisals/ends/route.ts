import { endPeriod } from "#lib/appraisals/period-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { uuidIn } from "../ids.ts";

const WHY = "The appraised period has ended";

/** End a period whose months are over, and open them to the units that were appraised. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/appraisals",
  write: async ({ actor, fields, page }) => {
    const id = uuidIn(fields, "period");
    await endPeriod(actor, id, WHY);
    return { to: `${page}/${id}` };
  },
});
