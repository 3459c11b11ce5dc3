import { addMissingTouchpoints } from "#lib/surveys/touchpoint-mutations.ts";
import { staffPost } from "../../../staff-post.ts";
import { chosenTouchpoint } from "../../choice.ts";
import { stationsWithout } from "../stations.ts";

/** One touchpoint for each station below a unit that has none of this kind yet. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/touchpoints",
  write: async ({ actor, fields, page }) => {
    const { chosen, problems } = await chosenTouchpoint(actor, fields);
    if (!chosen) return { problems };
    const { unit, units, ...wanted } = chosen;
    const { missing } = await stationsWithout(actor, units, unit.id, wanted);
    const { codes } = await addMissingTouchpoints(actor, { ...wanted, unitIds: missing.map(({ id }) => id) });
    if (codes.length === 0) return { problems: { form: "bulk_none" } };
    return { to: `${page}?unit=${encodeURIComponent(unit.slug)}&made=${codes.length}` };
  },
});
