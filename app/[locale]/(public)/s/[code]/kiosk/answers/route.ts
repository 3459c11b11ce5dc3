import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { submitAtTouchpoint } from "#lib/responses/touchpoint-mutations.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";

export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale, code }, request }): Promise<Outcome> => {
    const touchpoint = isLocale(locale) ? await openTouchpoint(code) : undefined;
    if (touchpoint?.channel !== "kiosk") return { kind: "missing" };
    const page = `/${locale}/s/${code}/kiosk`;
    const form = await receiveAnswers({ fields, questionnaireKey: touchpoint.version.key, page });
    if ("outcome" in form) return form.outcome;
    const stored = await submitAtTouchpoint(residentActor(), { touchpoint, received: form.received, fields, headers: request.headers });
    return { kind: "done", to: stored === "ended" ? page : `${page}/thanks` };
  },
});
