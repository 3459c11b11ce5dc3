import { pageOf } from "#lib/api/paging.ts";
import { env } from "#lib/env.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locales.ts";
import { indicator, versionAt } from "#lib/rates/indicators.ts";
import { overview } from "#lib/rates/queries.ts";
import { placedRates } from "#lib/rates/rates-table.ts";
import { apiGet } from "../api-get.ts";
import { askedSelection } from "../asked-selection.ts";
import { rateRow } from "../rate-row.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("rates", async ({ actor, query, binding, secret }) => {
  const selection = await askedSelection(actor, query);
  if ("refused" in selection) return selection;
  const items = placedRates(await overview(actor, selection)).map(({ id, cut, key, rate }) => ({
    indicator: id,
    version: versionAt(indicator(id), cut === "month" ? `${key}-01` : selection.period.to),
    definition: `${env().RAPPORT_ORIGIN}/${DEFAULT_LOCALE}/staff/definitions#${id}`,
    cut,
    key,
    ...rateRow(rate),
  }));
  const keyOf = (item: (typeof items)[number]) => `${item.indicator} ${item.cut} ${item.key}`;
  return pageOf(query, { items, keyOf, secret, binding }) ?? { refused: 400, detail: "This cursor is of another list" };
});
