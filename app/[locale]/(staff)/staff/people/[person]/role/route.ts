import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { ROLES } from "#lib/people/actor.ts";
import { setRole } from "#lib/people/person-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../../staff-post.ts";

/** Give a role, or take it back. */
export const POST = staffPost<{ locale: string; person: string }>({
  page: ({ person }) => `/people/${person}`,
  write: async ({ actor, fields, params }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const role = ROLES.find((each) => each === single(fields, "role"));
    if (!unit || !role) throw new NotFound("no such unit or role");
    await setRole(actor, { personId: params.person, unitId: unit.id, role, held: single(fields, "held") === "yes" });
    return {};
  },
});
