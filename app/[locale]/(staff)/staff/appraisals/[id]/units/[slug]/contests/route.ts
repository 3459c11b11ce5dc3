import { contestCard } from "#lib/appraisals/card-mutations.ts";
import { APPRAISED } from "#lib/appraisals/indicators.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { cleanFile, MOST_FORM_BYTES } from "#lib/requests/request-file.ts";
import { staffPost } from "../../../../../staff-post.ts";
import { wordsIn } from "../../../../words-in.ts";
import { type CardParams, cardPage, placeOf } from "../unit-of.ts";

/** Contest a value of one's unit's card, with evidence. */
export const POST = staffPost<CardParams>({
  page: cardPage,
  withFiles: true,
  maxBytes: MOST_FORM_BYTES,
  write: async ({ actor, fields, files, params }) => {
    const indicator = APPRAISED.find((id) => id === single(fields, "indicator"));
    if (!indicator) throw new NotFound("no such indicator");
    const [words, file] = [wordsIn(fields, "contest"), files.get("evidence")];
    const clean = file && file.bytes.length > 0 ? await cleanFile(file.bytes) : { problem: "file_missing" };
    if (!words || "problem" in clean)
      return { problems: { contest: words ? undefined : "words_missing", evidence: "problem" in clean ? clean.problem : undefined } };
    await contestCard(actor, await placeOf(actor, params), { indicator, words, evidence: clean });
    return {};
  },
});
