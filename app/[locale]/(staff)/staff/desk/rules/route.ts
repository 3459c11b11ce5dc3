import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { makeRule } from "#lib/requests/desk-keeping-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

/** Say who gets what comes in by itself. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/desk",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const person = z.uuid().safeParse(single(fields, "person"));
    if (!unit || !person.success) throw new NotFound("no such unit or person");
    await makeRule(actor, { unitId: unit.id, needKey: single(fields, "need") || null, personId: person.data });
    return {};
  },
});
