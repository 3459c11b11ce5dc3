import { single } from "#lib/http/fields.ts";
import { residentActor } from "#lib/people/actor.ts";
import { saidWords } from "#lib/requests/request-definition.ts";
import { writeToPolice } from "#lib/requests/resident-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Write to the police about one's request. */
export const POST = minePost(async ({ code, fields }) => {
  const words = saidWords.safeParse(single(fields, "words"));
  if (!words.success) return { words: "words_missing" };
  await writeToPolice(residentActor(), code, words.data);
  return undefined;
});
