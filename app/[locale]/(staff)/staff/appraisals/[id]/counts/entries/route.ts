import { readCount } from "#lib/appraisals/count.ts";
import { enterCount } from "#lib/appraisals/count-mutations.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../../staff-post.ts";

/** Enter an audited count. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}/counts`,
  write: async ({ actor, fields, params: { id } }) => {
    const period = (await periods(actor)).find((each) => each.id === id);
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!period || !unit) throw new NotFound("no such period or unit");
    const kind = single(fields, "kind");
    const count = readCount(
      kind,
      (name) => single(fields, name),
      period.scheme.plus.map(({ name }) => name),
    );
    if (!count) return { problems: { [`${kind}_sampled`]: "count_wrong" } };
    try {
      await enterCount(actor, id, unit.id, count);
    } catch (error) {
      if (error instanceof Conflict) return { problems: { [`${kind}_subject`]: "count_stands" } };
      throw error;
    }
    return {};
  },
});
