import { single } from "#lib/http/fields.ts";
import { closeRequest } from "#lib/requests/desk-mutations.ts";
import { requestOutcome, saidWords } from "#lib/requests/request-definition.ts";
import { requestPost } from "../../request-post.ts";

/** Close a request, with what came of it and a sentence for the resident. */
export const POST = requestPost(async ({ actor, fields }, id) => {
  const outcome = requestOutcome.safeParse(single(fields, "outcome"));
  const words = saidWords.safeParse(single(fields, "sentence"));
  if (!outcome.success || !words.success)
    return {
      problems: { outcome: outcome.success ? undefined : "outcome_missing", sentence: words.success ? undefined : "sentence_missing" },
    };
  const came = await closeRequest(actor, id, { outcome: outcome.data, words: words.data, seen: Number(single(fields, "seen")) });
  if (came === "supervisor_only") return { problems: { form: "supervisor_only" } };
  return came === "closed" ? {} : { problems: { outcome: "outcome_missing" } };
});
