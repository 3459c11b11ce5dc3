import { addEvidence } from "#lib/appraisals/count-mutations.ts";
import { cleanFile, MOST_FORM_BYTES } from "#lib/requests/request-file.ts";
import { staffPost } from "../../../../staff-post.ts";
import { uuidIn } from "../../../ids.ts";

/** File a picture or a PDF as evidence of a count; pictures are made anew. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}/counts`,
  withFiles: true,
  maxBytes: MOST_FORM_BYTES,
  write: async ({ actor, fields, files }) => {
    const id = uuidIn(fields, "count");
    const file = files.get("evidence");
    if (!file || file.bytes.length === 0) return { problems: { [`evidence_${id}`]: "file_missing" } };
    const clean = await cleanFile(file.bytes);
    if ("problem" in clean) return { problems: { [`evidence_${id}`]: clean.problem } };
    await addEvidence(actor, id, clean);
    return {};
  },
});
