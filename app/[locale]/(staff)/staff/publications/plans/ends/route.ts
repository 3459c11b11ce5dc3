import { endPlan } from "#lib/publications/plan-mutations.ts";
import { uuidIn } from "../../../appraisals/ids.ts";
import { staffPost } from "../../../staff-post.ts";

/** Have nothing more published by a plan; what it has drafted stays. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/publications",
  write: async ({ actor, fields }) => {
    await endPlan(actor, uuidIn(fields, "plan"));
    return {};
  },
});
