import { NotFound } from "#lib/errors.ts";
import { choiceIn } from "#lib/knowledge/bank.ts";
import { answerQuestion } from "#lib/knowledge/mutations.ts";
import { ownAttempt } from "#lib/knowledge/queries.ts";
import { isId, uuidIn } from "../../../appraisals/ids.ts";
import { staffPost } from "../../../staff-post.ts";

/** Keep one answer; the next open question follows. */
export const POST = staffPost<{ locale: string; check: string }>({
  page: ({ check }) => `/knowledge/${check}`,
  write: async ({ actor, fields, params: { check } }) => {
    const asked = uuidIn(fields, "asked");
    const found = isId(check) ? (await ownAttempt(actor, check))?.questions.find(({ id }) => id === asked) : undefined;
    if (!found) throw new NotFound("no such question");
    const choice = choiceIn(found.question, fields);
    if (choice === undefined) throw new NotFound("no such answer");
    await answerQuestion(actor, check, asked, choice);
    return {};
  },
});
