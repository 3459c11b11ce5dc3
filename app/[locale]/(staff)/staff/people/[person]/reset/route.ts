import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { resetReason } from "#lib/people/definition.ts";
import { askReset, decideReset } from "#lib/people/person-mutations.ts";
import { keptPerson } from "#lib/people/person-queries.ts";
import { staffPost } from "../../../staff-post.ts";
import { sentLink } from "../../sent-link.ts";

/** Ask for a reset of somebody's sign-in, or decide on what another administrator asked. */
export const POST = staffPost<{ locale: string; person: string }>({
  page: ({ person }) => `/people/${person}`,
  write: async ({ actor, locale, fields, params }) => {
    const person = await keptPerson(actor, params.person);
    if (!person) throw new NotFound("no person of the actor's");
    const how = single(fields, "how");
    if (how === "asked") {
      const why = resetReason.safeParse(single(fields, "why").replaceAll("\0", ""));
      if (!why.success) return { problems: { why: "reset_why_missing" } };
      await askReset(actor, person.id, why.data);
      return {};
    }
    if (how !== "confirmed" && how !== "refused") throw new NotFound("no such decision");
    const token = await decideReset(actor, person.id, how);
    return token ? { problems: {}, back: await sentLink(locale, person.email, token) } : {};
  },
});
