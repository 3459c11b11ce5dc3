import { openAction } from "#lib/appraisals/follow-up-mutations.ts";
import { APPRAISED } from "#lib/appraisals/indicators.ts";
import { dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { staffPost } from "../../../../../staff-post.ts";
import { uuidIn } from "../../../../ids.ts";
import { wordsIn } from "../../../../words-in.ts";
import { type CardParams, cardPage, placeOf } from "../unit-of.ts";

/** Open an action for a result below the threshold. */
export const POST = staffPost<CardParams>({
  page: cardPage,
  write: async ({ actor, fields, params }) => {
    const indicator = APPRAISED.find((id) => id === single(fields, "about"));
    if (!indicator) throw new NotFound("no such indicator");
    const [what, dueOn, reviewOn] = [wordsIn(fields, "what"), single(fields, "due"), single(fields, "review")];
    const areDays = isDay(dueOn) && isDay(reviewOn) && dueOn >= dayOf(new Date(), env().RAPPORT_TIME_ZONE) && reviewOn >= dueOn;
    if (!what || !areDays) return { problems: { what: what ? undefined : "words_missing", due: areDays ? undefined : "due_wrong" } };
    const { periodId, unitId } = await placeOf(actor, params);
    await openAction(actor, periodId, unitId, { indicator, what, ownerId: uuidIn(fields, "owner"), dueOn, reviewOn });
    return {};
  },
});
