import { NotFound } from "#lib/errors.ts";
import { inviteAgain } from "#lib/people/person-mutations.ts";
import { keptPerson } from "#lib/people/person-queries.ts";
import { staffPost } from "../../../staff-post.ts";
import { sentLink } from "../../sent-link.ts";

/** Another first link. */
export const POST = staffPost<{ locale: string; person: string }>({
  page: ({ person }) => `/people/${person}`,
  write: async ({ actor, locale, params }) => {
    const person = await keptPerson(actor, params.person);
    if (!person) throw new NotFound("no person of the actor's");
    return { problems: {}, back: await sentLink(locale, person.email, await inviteAgain(actor, person.id)) };
  },
});
