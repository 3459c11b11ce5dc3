import { confirmCard, OwnWithdrawal } from "#lib/appraisals/card-mutations.ts";
import { single } from "#lib/http/fields.ts";
import { staffPost } from "../../../../../staff-post.ts";
import { LONGEST_REASON } from "../../../../reasons.ts";
import { wordsIn } from "../../../../words-in.ts";
import { type CardParams, cardPage, placeOf } from "../unit-of.ts";

/** Confirm a card, or correct one with the reason. */
export const POST = staffPost<CardParams>({
  page: cardPage,
  write: async ({ actor, fields, params }) => {
    const { periodId, unitId } = await placeOf(actor, params);
    const seen = Number(single(fields, "seen"));
    const why = wordsIn(fields, "why", LONGEST_REASON);
    if (seen > 0 && !why) return { problems: { why: "why_missing" } };
    try {
      await confirmCard(actor, periodId, unitId, { seen, why: seen > 0 ? why : undefined, digest: single(fields, "digest") });
    } catch (error) {
      if (error instanceof OwnWithdrawal) return { problems: { form: "withdrew_own" } };
      throw error;
    }
    return {};
  },
});
