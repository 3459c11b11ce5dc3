import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { mergeRequest } from "#lib/requests/handing-mutations.ts";
import { requestPost } from "../../request-post.ts";

/** See that it is one matter with another request, which is worked instead. */
export const POST = requestPost(async ({ actor, locale, fields }, id) => {
  const kept = z.uuid().safeParse(single(fields, "kept"));
  if (!kept.success) throw new NotFound("no such request");
  await mergeRequest(actor, id, kept.data);
  return { to: `/${locale}/staff/requests/${kept.data}` };
});
