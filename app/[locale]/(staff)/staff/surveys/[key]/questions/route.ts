import { single } from "#lib/http/fields.ts";
import { changeDraft } from "#lib/surveys/authoring-mutations.ts";
import { isPreset, newQuestionId, PRESETS } from "#lib/surveys/presets.ts";
import { MOST_QUESTIONS } from "#lib/surveys/question-shapes.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key }, revision, page }) => {
    const preset = single(fields, "preset");
    const wording = single(fields, "wording").trim();
    if (!isPreset(preset) || wording === "") return { problems: { wording: "no_question_wording" } };
    if (wording.length > LONGEST) return { problems: { wording: "too_long" } };
    let added = "";
    await changeDraft(actor, {
      key,
      revision,
      what: `added ${preset}`,
      change: (written) => {
        if (written.questions.length >= MOST_QUESTIONS) return written;
        added = newQuestionId(
          wording,
          written.questions.map(({ id }) => id),
        );
        return { ...written, questions: [...written.questions, { ...PRESETS[preset](added), label: { en: wording } }] };
      },
    });
    return added ? { to: `${page}/questions/${added}` } : { problems: { wording: "too_many_questions" } };
  },
});

const LONGEST = 300;
