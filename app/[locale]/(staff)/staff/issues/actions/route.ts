import { isDay, monthOf } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { makeAction } from "#lib/requests/issue-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { todayHere } from "../chosen.ts";
import { wordsIn } from "../sent-words.ts";

/** Make an action of what residents ask about. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/issues",
  write: async ({ actor, fields, page }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    const month = single(fields, "month");
    if (!unit || !isDay(month)) throw new NotFound("no such unit or month");
    const [what, dueOn] = [wordsIn(fields, "what"), single(fields, "due")];
    const to = `${page}?unit=${unit.slug}&month=${month.slice(0, 7)}`;
    const isDue = isDay(dueOn) && dueOn >= todayHere();
    if (!what || !isDue) return { to, problems: { what: what ? undefined : "what_missing", due: isDue ? undefined : "due_wrong" } };
    await makeAction(actor, {
      unitId: unit.id,
      needKey: single(fields, "need"),
      month: monthOf(month),
      what,
      ownerId: single(fields, "owner"),
      dueOn,
    });
    return { to };
  },
});
