import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { submitAnswer } from "#lib/responses/mutations.ts";
import { reasonsToHold } from "#lib/responses/reasons-queries.ts";
import { endOf } from "#lib/surveys/end.ts";
import { TRAP_FIELD } from "#lib/surveys/own-fields.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { readTouchpointCode } from "#lib/surveys/touchpoint-code.ts";

export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields, params, request }): Promise<Outcome> => {
    const code = readTouchpointCode(params.code);
    const touchpoint = code && isLocale(params.locale) ? await openTouchpoint(code) : undefined;
    if (!touchpoint) return { kind: "missing" };
    const page = `/${params.locale}/s/${touchpoint.code}`;
    const day = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    // The page says why nothing was stored.
    if (endOf(touchpoint, day)) return { kind: "done", to: page };
    const form = await receiveAnswers({ fields, questionnaireKey: touchpoint.version.key, page });
    if ("outcome" in form) return form.outcome;
    const { version, ...answer } = form.received;
    const heldFor = await reasonsToHold(touchpoint, { shown: single(fields, "shown"), trap: single(fields, TRAP_FIELD) }, request.headers);
    await submitAnswer(residentActor(), { touchpoint: { ...touchpoint, version }, day, ...answer, heldFor });
    return { kind: "done", to: `${page}/thanks` };
  },
});

/** Somebody who comes to this address without a form is led to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; code: string }> }): Promise<Response> {
  const { locale, code } = await params;
  return Response.redirect(new URL(`/${encodeURIComponent(locale)}/s/${encodeURIComponent(code)}`, env().RAPPORT_ORIGIN), 303);
}
