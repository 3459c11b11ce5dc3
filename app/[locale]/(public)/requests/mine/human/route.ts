import { residentActor } from "#lib/people/actor.ts";
import { askForHuman } from "#lib/requests/resident-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Ask to speak to a person. */
export const POST = minePost(async ({ code }) => {
  await askForHuman(residentActor(), code);
  return undefined;
});
