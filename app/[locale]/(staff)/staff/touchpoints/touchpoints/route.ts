import { addTouchpoints } from "#lib/surveys/touchpoint-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { chosenTouchpoint } from "../choice.ts";

export const POST = staffPost<{ locale: string }>({
  page: () => "/touchpoints",
  write: async ({ actor, fields, page }) => {
    const { chosen, problems } = await chosenTouchpoint(actor, fields);
    if (!chosen) return { problems };
    const { unit, units: _all, ...wanted } = chosen;
    const { codes } = await addTouchpoints(actor, { ...wanted, unitIds: [unit.id] });
    return { to: `${page}/${codes[0]}` };
  },
});
