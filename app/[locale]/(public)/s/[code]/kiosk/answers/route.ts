import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { alertOfWords } from "#lib/requests/danger-mutations.ts";
import { submitAtTouchpoint } from "#lib/responses/touchpoint-mutations.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";

export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale, code }, request }): Promise<Outcome> => {
    const touchpoint = await openTouchpoint(code);
    if (touchpoint?.channel !== "kiosk" || !isLocale(locale)) return { kind: "missing" };
    const page = `/${locale}/s/${code}/kiosk`;
    const form = await receiveAnswers({ fields, questionnaireKey: touchpoint.version.key, page });
    if ("outcome" in form) return form.outcome;
    const stored = await submitAtTouchpoint(residentActor(), { touchpoint, received: form.received, fields, headers: request.headers });
    if (stored === "ended") return { kind: "done", to: page };
    // The screen is not theirs to stay at: nothing is asked again, and the thanks say the number.
    const warns = await alertOfWords(residentActor(), form.received, { unitId: touchpoint.unit.id, language: locale });
    return { kind: "done", to: `${page}/thanks${warns ? "?call" : ""}` };
  },
});
