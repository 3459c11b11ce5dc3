import { single } from "#lib/http/fields.ts";
import { takeRequest } from "#lib/requests/desk-mutations.ts";
import { requestPost } from "../../request-post.ts";

/** Take a request. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  await takeRequest(actor, id, Number(single(fields, "seen")));
  return {};
});
