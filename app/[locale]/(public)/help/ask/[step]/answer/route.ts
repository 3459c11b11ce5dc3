import { clearedDraftCookies } from "#lib/http/draft-cookie.ts";
import { single } from "#lib/http/fields.ts";
import { residentActor } from "#lib/people/actor.ts";
import { dangerIn } from "#lib/requests/danger-queries.ts";
import { answered, readStep } from "#lib/requests/draft.ts";
import { changeDraft, dropDraft } from "#lib/requests/draft-mutations.ts";
import { nextOf, type Stepped, stepPost } from "../../step-post.ts";
import { readEnds } from "./ends.ts";

/** Danger ends the form: who is in danger needs the number, and nothing of the form stays. */
async function danger(stepped: Stepped) {
  const { locale, current, fields, page } = stepped;
  const said = single(fields, "danger");
  if (said === "yes" || (said === "no" && current.need.triage === "emergency")) {
    await dropDraft(residentActor(), current.code);
    return { kind: "done", to: `/${locale}/help/danger`, headers: clearedDraftCookies() } as const;
  }
  if (said !== "no") return { kind: "rejected", to: page, problems: { danger: "danger_missing" } } as const;
  await changeDraft(residentActor(), current.code, (draft) => ({ ...draft, isSafe: true }));
  return { kind: "done", to: nextOf(stepped) } as const;
}

/** Answer one step. */
export const POST = stepPost({
  write: async (stepped) => {
    const { current, asked, fields, page } = stepped;
    if (asked.kind === "danger") return danger(stepped);
    const to = fields.has("change") ? `${page}?change=1` : page;
    if (asked.kind === "question") {
      const read = readStep(asked.question, fields);
      if (!read.ok) return { kind: "rejected", to, problems: { [asked.question.id]: read.problem } };
      await changeDraft(residentActor(), current.code, (draft) => answered(draft, read.fields));
    } else {
      const read = readEnds(asked.kind, fields);
      if ("problems" in read) return { kind: "rejected", to, problems: read.problems };
      await changeDraft(residentActor(), current.code, (draft) => answered(draft, read.fields));
    }
    const typed = asked.kind === "files" ? "" : [...fields].map(([, values]) => values.join(" ")).join("\n");
    if (!current.draft.isWarned && (await dangerIn(residentActor(), typed, stepped.locale)))
      return { kind: "done", to: `/${stepped.locale}/help/ask/warning?step=${stepped.at}${fields.has("change") ? "&change=1" : ""}` };
    return { kind: "done", to: nextOf(stepped) };
  },
});
