import { endSessionsFor } from "#lib/people/person-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

/** End every session of a person. */
export const POST = staffPost<{ locale: string; person: string }>({
  page: ({ person }) => `/people/${person}`,
  write: async ({ actor, params }) => {
    await endSessionsFor(actor, params.person);
    return {};
  },
});
