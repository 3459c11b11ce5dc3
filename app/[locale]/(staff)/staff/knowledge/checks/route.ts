import { dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { LOCALE_KEYS } from "#lib/i18n/locales.ts";
import { languagesOf } from "#lib/knowledge/bank.ts";
import { openCheck } from "#lib/knowledge/mutations.ts";
import { bank } from "#lib/knowledge/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_MINUTES = 180;

/** Schedule a check. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/knowledge",
  write: async ({ actor, fields }) => {
    const unit = (await unitsInScope(actor)).find(({ slug }) => slug === single(fields, "check_unit"));
    if (!unit) throw new NotFound("no such unit");
    const topic = single(fields, "check_topic");
    const number = (name: string, most: number) => {
      const typed = single(fields, name).trim();
      return /^\d{1,3}$/.test(typed) && Number(typed) > 0 && Number(typed) <= most ? Number(typed) : undefined;
    };
    const own = (await bank(actor)).filter((each) => each.unitId === unit.id && each.topic === topic);
    const there = Math.max(...LOCALE_KEYS.map((language) => own.filter(({ question }) => languagesOf(question).includes(language)).length));
    const [questions, minutes, passShare] = [
      number("questions", Math.min(50, there)),
      number("minutes", MOST_MINUTES),
      number("pass", 100),
    ];
    const [opensOn, closesOn] = [single(fields, "opens"), single(fields, "closes")];
    const areDays = isDay(opensOn) && isDay(closesOn) && opensOn <= closesOn && closesOn >= dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    if (!questions || !minutes || !passShare || !areDays) return { problems: { questions: "check_wrong" } };
    await openCheck(actor, { unitId: unit.id, topic, questions, minutes, passShare, opensOn, closesOn });
    return {};
  },
});
