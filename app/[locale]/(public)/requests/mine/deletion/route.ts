import { residentActor } from "#lib/people/actor.ts";
import { forgetOwnRequest } from "#lib/requests/deletion-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Delete the words of one's own request at once. */
export const POST = minePost(
  async ({ code }) => ((await forgetOwnRequest(residentActor(), code)) === "held" ? { form: "deletion_held" } : undefined),
  { after: "/requests?deleted=1" },
);
