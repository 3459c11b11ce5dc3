import { single } from "#lib/http/fields.ts";
import { replyToResident } from "#lib/requests/desk-mutations.ts";
import { saidWords } from "#lib/requests/request-definition.ts";
import { requestPost } from "../../request-post.ts";

/** Write to the resident. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  const words = saidWords.safeParse(single(fields, "message"));
  if (!words.success) return { problems: { message: "message_missing" } };
  await replyToResident(actor, id, { words: words.data, seen: Number(single(fields, "seen")) });
  return {};
});
