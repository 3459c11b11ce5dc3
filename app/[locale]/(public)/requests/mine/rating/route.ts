import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor, systemActor } from "#lib/people/actor.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";
import { claimRating } from "#lib/requests/resident-mutations.ts";
import { addFollowUpSlip } from "#lib/surveys/follow-up-slip-mutations.ts";

/** Rate how a request was handled, by a visit slip of its own: the request notes that one was given, and nothing leads from it to the answer. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
    const code = readRequestCode(single(fields, "code"));
    if (!isLocale(locale) || !code) return { kind: "missing" };
    const back = {
      kind: "rejected",
      to: `/${locale}/requests/mine`,
      problems: { form: "changed" },
      back: new Map([["code", [code]]]),
    } as const;
    try {
      const claimed = await claimRating(residentActor(), code);
      const day = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
      const slip = await addFollowUpSlip(systemActor("follow-up"), { ...claimed, day });
      return slip ? { kind: "done", to: `/${locale}/v/${slip}` } : back;
    } catch (error) {
      if (error instanceof NotFound) return { kind: "missing" };
      if (error instanceof Conflict) return back;
      throw error;
    }
  },
});
