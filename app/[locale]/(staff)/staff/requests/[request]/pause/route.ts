import { pauseRequest } from "#lib/requests/deadline-mutations.ts";
import { requestPost } from "../../request-post.ts";

/** Wait for the resident: the deadline stands still. */
export const POST = requestPost(async ({ actor }, id) => {
  await pauseRequest(actor, id);
  return {};
});
