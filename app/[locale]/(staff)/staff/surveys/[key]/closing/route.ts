import { isDay } from "#lib/calendar.ts";
import { single } from "#lib/http/fields.ts";
import { closeQuestionnaire, reopenQuestionnaire } from "#lib/surveys/opening-mutations.ts";
import { authorPost } from "../../author-post.ts";

export const POST = authorPost<{ locale: string; key: string }>({
  page: ({ key }) => `/${key}`,
  write: async ({ actor, fields, params: { key } }) => {
    if (single(fields, "do") === "reopen") {
      await reopenQuestionnaire(actor, key);
      return {};
    }
    const lastDay = single(fields, "last_day").trim();
    if (!isDay(lastDay)) return { problems: { last_day: "day_wrong" } };
    await closeQuestionnaire(actor, key, lastDay);
    return {};
  },
});
