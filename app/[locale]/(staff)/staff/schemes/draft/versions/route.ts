import * as z from "zod";
import { makeScheme, writeScheme } from "#lib/appraisals/scheme-mutations.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../staff-post.ts";
import { schemeIn } from "../../scheme-in.ts";

const MOST_NAME = 80;

/** Write a scheme, or the next version of one. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/schemes/draft",
  write: async ({ actor, locale, fields, page }) => {
    const read = schemeIn(fields);
    const of = single(fields, "of");
    const to = `${page}${of ? `?of=${encodeURIComponent(of)}` : ""}`;
    const name = single(fields, "name").replaceAll("\0", "").trim();
    const isNamed = of !== "" || (name !== "" && name.length <= MOST_NAME);
    if (!("scheme" in read) || !isNamed)
      return { to, problems: { name: isNamed ? undefined : "name_missing", ...("problems" in read ? read.problems : {}) } };
    const list = `/${locale}/staff/schemes`;
    const scheme = z.uuid().safeParse(single(fields, "scheme"));
    if (scheme.success) {
      try {
        await writeScheme(actor, scheme.data, Number(single(fields, "seen")), read.scheme);
      } catch (error) {
        if (error instanceof Conflict) return { to: list, problems: { form: "changed_meanwhile" } };
        throw error;
      }
      return { to: list };
    }
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    await makeScheme(actor, unit.id, name, read.scheme);
    return { to: list };
  },
});
