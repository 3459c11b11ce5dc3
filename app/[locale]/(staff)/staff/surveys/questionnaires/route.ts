import { Conflict } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { createQuestionnaire } from "#lib/surveys/authoring-mutations.ts";
import { questionnaireKey } from "#lib/surveys/questionnaire-file.ts";
import { BASES, isTemplate, TEMPLATES } from "#lib/surveys/templates.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { authorPost } from "../author-post.ts";

/** Names that are addresses of their own. */
const ADDRESSES = ["questionnaires", "imports"];

export const POST = authorPost<{ locale: string }>({
  page: () => "",
  write: async ({ actor, fields, page }) => {
    const key = questionnaireKey.safeParse(single(fields, "key").trim().toLowerCase());
    if (!key.success || ADDRESSES.includes(key.data)) return { problems: { key: "key_wrong" } };
    const wished = single(fields, "template");
    const template = TEMPLATES[isTemplate(wished) ? wished : "nothing"];
    const districts = (await unitsInScope(actor)).filter(({ kind }) => kind === "district").map(({ name }) => name);
    const base = BASES.find((each) => each === single(fields, "base")) ?? template.base;
    try {
      await createQuestionnaire(actor, { key: key.data, base, questionnaire: template.of(districts) });
    } catch (error) {
      if (error instanceof Conflict) return { problems: { key: "key_taken" } };
      throw error;
    }
    return { to: `${page}/${key.data}` };
  },
});
