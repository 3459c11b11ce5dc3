import { recognise } from "#lib/appraisals/follow-up-mutations.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { staffPost } from "../../../staff-post.ts";
import { isId, uuidIn } from "../../ids.ts";
import { wordsIn } from "../../words-in.ts";

/** Honour a unit or an officer. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}`,
  write: async ({ actor, fields, params: { id } }) => {
    if (!isId(id)) throw new NotFound("no such period");
    const unitId = uuidIn(fields, "unit");
    const personId = single(fields, "person") ? uuidIn(fields, "person") : undefined;
    const words = wordsIn(fields, "words");
    if (!words) return { problems: { [`words_${personId ?? unitId}`]: "words_missing" } };
    await recognise(actor, id, unitId, personId, words);
    return {};
  },
});
