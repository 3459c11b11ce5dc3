import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { enterForm } from "#lib/responses/paper-mutations.ts";
import { paperPiles } from "#lib/responses/paper-queries.ts";
import { openedVersion } from "#lib/surveys/queries.ts";
import { staffPost } from "../../../staff-post.ts";
import { typedAnswers } from "../typed.ts";

/** Store a form of a pile that was typed in. */
export const POST = staffPost<{ locale: string; pile: string }>({
  page: ({ pile }) => `/entry/${pile}`,
  write: async ({ actor, locale, fields, params, page }) => {
    const pile = (await paperPiles(actor)).find(({ id }) => id === params.pile);
    const version = pile && (await openedVersion(pile.versionId));
    if (!pile || !version) throw new NotFound("no such pile");
    const typed = single(fields, "number").trim();
    const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    if (number < 1 || number > pile.forms) return { problems: { number: "number_wrong" } };
    const answers = typedAnswers(version.definition, fields, locale);
    if (!answers.ok) return { problems: answers.problems };
    const { choices, words } = answers;
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const stored = await enterForm(actor, { pileId: pile.id, number, choices, words, day: today });
    return stored === "entered" ? { to: `${page}?stored=${number}` } : { problems: { number: "entered_before" } };
  },
});
