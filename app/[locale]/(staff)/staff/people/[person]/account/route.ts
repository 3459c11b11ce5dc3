import { single } from "#lib/http/fields.ts";
import { setLeft } from "#lib/people/person-mutations.ts";
import { staffPost } from "../../../staff-post.ts";

/** Close an account, or open it again. */
export const POST = staffPost<{ locale: string; person: string }>({
  page: ({ person }) => `/people/${person}`,
  write: async ({ actor, fields, params }) => {
    await setLeft(actor, params.person, single(fields, "left") === "yes");
    return {};
  },
});
