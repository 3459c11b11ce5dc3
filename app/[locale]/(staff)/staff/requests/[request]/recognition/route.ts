import * as z from "zod";
import { single } from "#lib/http/fields.ts";
import { recogniseThanks } from "#lib/requests/thanks-mutations.ts";
import { requestPost } from "../../request-post.ts";

/** Count a resident's thanks for an officer. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  const person = z.uuid().safeParse(single(fields, "officer"));
  if (!person.success) return { problems: { officer: "officer_missing" } };
  await recogniseThanks(actor, id, person.data);
  return {};
});
