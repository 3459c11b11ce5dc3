import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { assignRequest } from "#lib/requests/handing-mutations.ts";
import { requestPost } from "../../request-post.ts";

const person = z.union([z.literal("").transform(() => null), z.uuid()]);

/** Give a request to somebody, or back to the desk. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  const to = person.safeParse(single(fields, "person"));
  if (!to.success) throw new NotFound("no such person");
  await assignRequest(actor, id, { personId: to.data, seen: Number(single(fields, "seen")) });
  return {};
});
