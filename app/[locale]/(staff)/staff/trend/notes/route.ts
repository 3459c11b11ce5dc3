import * as z from "zod";
import { isDay, monthOf } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { noteMonth, removeNote } from "#lib/rates/trend-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { backToTrend } from "../back-to.ts";

const LONGEST = 120;

/** Write beside a month what happened in it, or take it back. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/trend",
  write: async ({ actor, locale, fields }) => {
    const to = backToTrend(locale, fields);
    const remove = z.uuid().safeParse(single(fields, "remove"));
    if (remove.success) {
      await removeNote(actor, remove.data);
      return { to };
    }
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "unit"));
    if (!unit) throw new NotFound("no such unit");
    const month = single(fields, "month");
    // PostgreSQL stores no NUL.
    const words = single(fields, "words").replaceAll("\0", "").trim();
    const problems = {
      month: isDay(month) && monthOf(month) === month ? undefined : "month_wrong",
      words: words && words.length <= LONGEST ? undefined : "words_wrong",
    };
    if (problems.month || problems.words) return { to, problems };
    await noteMonth(actor, { unitId: unit.id, month, words });
    return { to };
  },
});
