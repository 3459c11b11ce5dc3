import { residentActor } from "#lib/people/actor.ts";
import { withdrawRequest } from "#lib/requests/resident-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Take one's request back. */
export const POST = minePost(async ({ code }) => {
  await withdrawRequest(residentActor(), code);
  return undefined;
});
