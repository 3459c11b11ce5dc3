import * as z from "zod";
import { makeScheme, writeScheme } from "#lib/appraisals/scheme-mutations.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { schemeIn } from "../scheme-in.ts";

const MOST_NAME = 80;

/** Write a scheme, or the next version of one. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/schemes",
  write: async ({ actor, fields, page }) => {
    const read = schemeIn(fields);
    const of = single(fields, "of");
    const to = `${page}/draft${of ? `?of=${encodeURIComponent(of)}` : ""}`;
    const name = single(fields, "name").replaceAll("\0", "").trim();
    const isNamed = of !== "" || (name !== "" && name.length <= MOST_NAME);
    if (!("scheme" in read) || !isNamed)
      return { to, problems: { name: isNamed ? undefined : "name_missing", ...("problems" in read ? read.problems : {}) } };
    const scheme = z.uuid().safeParse(single(fields, "scheme"));
    if (scheme.success) {
      await writeScheme(actor, scheme.data, Number(single(fields, "seen")), read.scheme);
      return {};
    }
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    await makeScheme(actor, unit.id, name, read.scheme);
    return {};
  },
});
