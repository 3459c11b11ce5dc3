import { single } from "#lib/http/fields.ts";
import { referToAgency, referToUnit } from "#lib/requests/handing-mutations.ts";
import { placeWords } from "#lib/requests/request-definition.ts";
import { unitIdOf } from "#lib/units/public-queries.ts";
import { requestPost } from "../../request-post.ts";

/** Hand a request on to another unit or to an agency. */
export const POST = requestPost(async ({ actor, locale, fields }, id) => {
  const [kind, key = ""] = single(fields, "to").split(":");
  const why = placeWords.safeParse(single(fields, "why"));
  const reason = why.success ? why.data : "";
  const toUnitId = kind === "unit" ? await unitIdOf(key) : undefined;
  const isChosen = toUnitId !== undefined || (kind === "agency" && key !== "");
  if (!isChosen || reason === "")
    return { problems: { to: isChosen ? undefined : "refer_missing", why: reason ? undefined : "why_missing" } };
  if (toUnitId) await referToUnit(actor, id, { toUnitId, why: reason });
  else await referToAgency(actor, id, { agencyKey: key, why: reason });
  // Another unit's request may be out of reach now.
  return { to: `/${locale}/staff/requests` };
});
