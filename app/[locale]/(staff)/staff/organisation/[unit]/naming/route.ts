import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { sentName } from "#lib/i18n/sent-name.ts";
import { changeUnit } from "#lib/units/organisation-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../staff-post.ts";
import { sentAdults } from "../../sent-adults.ts";

/** Name a unit anew, or say how many live there. */
export const POST = staffPost<{ locale: string; unit: string }>({
  page: ({ unit }) => `/organisation/${unit}`,
  write: async ({ actor, fields, params }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === params.unit);
    const [name, adults, seen] = [sentName(fields), sentAdults(fields), sentName(fields, "seen_name")];
    if (!unit || !seen) throw new NotFound("no such unit");
    if (!name || adults === undefined)
      return { problems: { name_en: name ? undefined : "name_missing", adults: adults === undefined ? "adults_wrong" : undefined } };
    const before = single(fields, "seen_adults");
    await changeUnit(actor, unit.id, { name, adults }, { name: seen, adults: before === "" ? null : Number(before) });
    return {};
  },
});
