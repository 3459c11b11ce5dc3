import type { IndicatorId } from "#lib/rates/indicators.ts";
import { trend } from "#lib/rates/trend-queries.ts";
import { apiGet } from "../api-get.ts";
import { askedSelection } from "../asked-selection.ts";
import { rateRow } from "../rate-row.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("trend", async ({ actor, query }) => {
  const selection = await askedSelection(actor, query);
  if ("refused" in selection) return selection;
  const { months, breaks } = await trend(actor, selection, query.indicator as IndicatorId);
  return {
    indicator: query.indicator,
    months: months.map(({ month, rate }) => ({ month: month.slice(0, 7), ...rateRow(rate) })),
    breaks: breaks.map((month) => month.slice(0, 7)),
  };
});
