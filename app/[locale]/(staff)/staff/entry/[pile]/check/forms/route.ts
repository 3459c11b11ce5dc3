import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { checkForm } from "#lib/responses/paper-mutations.ts";
import { paperPiles } from "#lib/responses/paper-queries.ts";
import { openedVersion } from "#lib/surveys/queries.ts";
import { staffPost } from "../../../../staff-post.ts";
import { typedAnswers } from "../../typed.ts";

/** Compare the second typing of a form with the first. */
export const POST = staffPost<{ locale: string; pile: string }>({
  page: ({ pile }) => `/entry/${pile}/check`,
  write: async ({ actor, locale, fields, params, page }) => {
    const pile = (await paperPiles(actor)).find(({ id }) => id === params.pile);
    const version = pile && (await openedVersion(pile.versionId));
    if (!pile || !version) throw new NotFound("no such pile");
    const number = Number(single(fields, "number"));
    if (!Number.isInteger(number)) return { problems: { number: "number_wrong" } };
    const answers = typedAnswers(version.definition, fields, locale);
    if (!answers.ok) return { problems: answers.problems };
    const compared = await checkForm(actor, { pileId: pile.id, number, choices: answers.choices });
    if (!compared) return { to: page };
    return { to: `${page}?${new URLSearchParams({ compared: String(number), differing: compared.differing.join(",") })}` };
  },
});
