import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { sentName } from "#lib/i18n/sent-name.ts";
import { fitsBelow, KINDS, newUnit } from "#lib/units/definition.ts";
import { addUnitBelow } from "#lib/units/organisation-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { sentAdults } from "../sent-adults.ts";

/** Add a unit below another. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/organisation",
  write: async ({ actor, fields, page }) => {
    const parent = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "parent"));
    if (!parent) throw new NotFound("no such unit");
    const [name, adults, slug] = [sentName(fields), sentAdults(fields), newUnit.shape.slug.safeParse(single(fields, "slug"))];
    const kind = KINDS.find((each) => each === single(fields, "kind"));
    const fits = kind !== undefined && fitsBelow(kind, parent.kind);
    if (!name || adults === undefined || !slug.success || !fits) {
      const problems = {
        name_en: name ? undefined : "name_missing",
        slug: slug.success ? undefined : "slug_wrong",
        kind: fits ? undefined : "kind_wrong",
        adults: adults === undefined ? "adults_wrong" : undefined,
      };
      return { problems };
    }
    const done = await addUnitBelow(actor, { parentId: parent.id, kind, slug: slug.data, name, adults });
    if (done === "slug_taken") return { problems: { slug: "slug_taken" } };
    if (done === "parent_closed") return { problems: { parent: "parent_closed" } };
    return { to: `${page}/${slug.data}` };
  },
});
