import { single } from "#lib/http/fields.ts";
import { residentActor } from "#lib/people/actor.ts";
import { reasonWords } from "#lib/requests/request-definition.ts";
import { confirmSolved } from "#lib/requests/resident-mutations.ts";
import { minePost } from "../mine-post.ts";

/** Say whether it was solved. */
export const POST = minePost(async ({ code, fields }): Promise<Readonly<Record<string, string>> | undefined> => {
  const solved = single(fields, "solved");
  const reason = reasonWords.safeParse(single(fields, "reason"));
  if (!["yes", "no"].includes(solved) || !reason.success) return { solved: "answer_missing" };
  if (solved === "no" && reason.data === "") return { reason: "reason_missing" };
  await confirmSolved(residentActor(), code, { solved: solved === "yes", reason: solved === "no" ? reason.data : "" });
  return undefined;
});
