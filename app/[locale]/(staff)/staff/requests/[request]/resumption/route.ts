import { resumeRequest } from "#lib/requests/deadline-mutations.ts";
import { requestPost } from "../../request-post.ts";

/** Go on without the resident. */
export const POST = requestPost(async ({ actor }, id) => {
  await resumeRequest(actor, id);
  return {};
});
