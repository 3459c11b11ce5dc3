import { residentActor } from "#lib/people/actor.ts";
import { addDraftFile } from "#lib/requests/draft-mutations.ts";
import { cleanFile, MOST_FORM_BYTES } from "#lib/requests/request-file.ts";
import { stepPost } from "../../step-post.ts";

/** Add a file to what is being written; it is made anew before it is kept. */
export const POST = stepPost({
  withFiles: true,
  maxBytes: MOST_FORM_BYTES,
  write: async ({ current, fields, files, page }) => {
    const to = fields.has("change") ? `${page}?change=1` : page;
    const sent = files.get("file");
    if (!sent || sent.bytes.byteLength === 0) return { kind: "rejected", to, problems: { file: "file_missing" } };
    const clean = await cleanFile(sent.bytes);
    if ("problem" in clean) return { kind: "rejected", to, problems: { file: clean.problem } };
    const kept = await addDraftFile(residentActor(), current.code, clean);
    return kept === "kept" ? { kind: "done", to } : { kind: "rejected", to, problems: { file: "file_full" } };
  },
});
