import { single } from "#lib/http/fields.ts";
import { noteOnRequest } from "#lib/requests/desk-mutations.ts";
import { saidWords } from "#lib/requests/request-definition.ts";
import { requestPost } from "../../request-post.ts";

/** Note something that only staff see. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  const words = saidWords.safeParse(single(fields, "note"));
  if (!words.success) return { problems: { note: "note_missing" } };
  await noteOnRequest(actor, id, words.data);
  return {};
});
