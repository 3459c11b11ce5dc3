import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { LONGEST_TOPIC } from "#lib/knowledge/bank.ts";
import { writeQuestion } from "#lib/knowledge/mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { wordsIn } from "../../appraisals/words-in.ts";
import { staffPost } from "../../staff-post.ts";
import { questionIn } from "../question-in.ts";

/** Put a question into the bank. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/knowledge",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const [topic, read] = [wordsIn(fields, "topic", LONGEST_TOPIC), questionIn(fields)];
    if (!topic || !read) return { problems: { topic: topic ? undefined : "topic_missing", label_en: read ? undefined : "question_wrong" } };
    await writeQuestion(actor, { unitId: unit.id, topic, ...read });
    return {};
  },
});
