import { pageOf } from "#lib/api/paging.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { apiGet } from "../api-get.ts";

export const dynamic = "force-dynamic";

export const GET = apiGet("units", async ({ actor, query, binding, secret }) => {
  const units = await unitsInScope(actor);
  const items = units.map(({ slug, name, kind, parentId, adults }) => {
    const words = Object.fromEntries(Object.entries(name).flatMap(([locale, text]) => (text ? [[locale, text]] : [])));
    return { unit: slug, name: words, kind, parent: units.find(({ id }) => id === parentId)?.slug ?? null, adults };
  });
  return pageOf(query, { items, keyOf: ({ unit }) => unit, secret, binding }) ?? { refused: 400, detail: "This cursor is of another list" };
});
