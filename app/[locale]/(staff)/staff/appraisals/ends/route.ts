import { endPeriod } from "#lib/appraisals/period-mutations.ts";
import { Conflict } from "#lib/errors.ts";
import { openSeal } from "#lib/rates/seal-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { uuidIn } from "../ids.ts";

const WHY = "The appraised period has ended";

/** End a period whose months are over, and open them to the units that were appraised. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/appraisals",
  write: async ({ actor, fields, page }) => {
    const id = uuidIn(fields, "period");
    const sealId = await endPeriod(actor, id);
    // Somebody may have opened the months already.
    await openSeal(actor, sealId, WHY).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
    return { to: `${page}/${id}` };
  },
});
