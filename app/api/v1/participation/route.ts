import { overview } from "#lib/rates/queries.ts";
import { worstCase } from "#lib/rates/worst-case.ts";
import { apiGet } from "../api-get.ts";
import { askedSelection } from "../asked-selection.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("participation", async ({ actor, query }) => {
  const selection = await askedSelection(actor, query);
  if ("refused" in selection) return selection;
  const { participation, headlines } = await overview(actor, selection);
  const satisfied = headlines.find(({ id }) => id === "sat_top2")?.now;
  const bounds = participation && satisfied?.shown ? worstCase(satisfied.rate, participation) : undefined;
  return {
    answers: participation?.answers ?? null,
    visits: participation?.visits ?? null,
    lowest: bounds?.lowest ?? null,
    highest: bounds?.highest ?? null,
  };
});
