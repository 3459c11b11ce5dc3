import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { LONGEST_DAYS, LONGEST_LABEL, TOKEN_SCOPES } from "#lib/people/token.ts";
import { makeToken } from "#lib/people/token-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Make a token; the page shows it once. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/tokens",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const label = single(fields, "label").replaceAll("\0", "").trim();
    const scopes = TOKEN_SCOPES.filter((scope) => fields.get("scopes")?.includes(scope));
    const days = Number(single(fields, "days"));
    const wrong = {
      label: label && label.length <= LONGEST_LABEL ? undefined : "label_missing",
      scopes: scopes.length > 0 ? undefined : "scopes_missing",
      days: Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS ? undefined : "days_wrong",
    };
    if (Object.values(wrong).some(Boolean)) return { problems: wrong };
    const token = await makeToken(actor, { unitId: unit.id, label, scopes, days });
    // Sealed into a cookie of this page for five minutes, and kept nowhere else.
    return { problems: {}, back: new Map([["made", [token]]]) };
  },
});
