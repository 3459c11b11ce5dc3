import { NotFound } from "#lib/errors.ts";
import { draftCodeOf } from "#lib/http/draft-cookie.ts";
import { single } from "#lib/http/fields.ts";
import { formPost } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { changeDraft } from "#lib/requests/draft-mutations.ts";
import { draftUnder } from "../../../current-draft.ts";
import { nextOf } from "../../step-post.ts";

/** Go on: they have seen the number. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale }, request }) => {
    if (!isLocale(locale)) return { kind: "missing" };
    const current = await draftUnder(draftCodeOf(request));
    const gone = { kind: "done", to: `/${locale}/help/ask/1` } as const;
    if (!current) return gone;
    try {
      await changeDraft(residentActor(), current.code, (draft) => ({ ...draft, isWarned: true }));
    } catch (error) {
      if (error instanceof NotFound) return gone;
      throw error;
    }
    return { kind: "done", to: nextOf({ locale, current, fields, at: Math.max(1, Math.trunc(Number(single(fields, "step"))) || 1) }) };
  },
});
