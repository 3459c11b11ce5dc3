import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { newPerson } from "#lib/people/definition.ts";
import { invitePerson } from "#lib/people/person-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { sentLink } from "../sent-link.ts";

/** Invite somebody. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/people",
  write: async ({ actor, locale, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const read = (name: string) => single(fields, name).replaceAll("\0", "");
    const { name, email, role } = newPerson.shape;
    const [named, addressed, held] = [name.safeParse(read("name")), email.safeParse(read("email")), role.safeParse(read("role"))];
    if (!unit || !held.success) throw new NotFound("no such unit or role");
    if (!named.success || !addressed.success)
      return { problems: { name: named.success ? undefined : "name_missing", email: addressed.success ? undefined : "email_wrong" } };
    try {
      const wanted = { name: named.data, email: addressed.data, role: held.data, unitId: unit.id };
      const { token } = await invitePerson(actor, wanted);
      return { problems: {}, back: await sentLink(locale, wanted.email, token) };
    } catch (error) {
      if (error instanceof Conflict) return { problems: { email: "email_known" } };
      throw error;
    }
  },
});
