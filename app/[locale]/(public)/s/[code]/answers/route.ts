import { dangerFirst } from "#app/_components/surveys/danger-first.ts";
import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { env } from "#lib/env.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { alertOfWords } from "#lib/requests/danger-mutations.ts";
import { submitAtTouchpoint } from "#lib/responses/touchpoint-mutations.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";
import { readTouchpointCode } from "#lib/surveys/touchpoint-code.ts";

export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields, params, request }): Promise<Outcome> => {
    const code = readTouchpointCode(params.code);
    const touchpoint = code ? await openTouchpoint(code) : undefined;
    if (!touchpoint || !isLocale(params.locale)) return { kind: "missing" };
    const page = `/${params.locale}/s/${touchpoint.code}`;
    const form = await receiveAnswers({ fields, questionnaireKey: touchpoint.version.key, page });
    if ("outcome" in form) return form.outcome;
    const from = { unitId: touchpoint.unit.id, language: params.locale };
    const warning = await dangerFirst({ fields, page, alert: () => alertOfWords(residentActor(), form.received, from) });
    if (warning) return warning;
    const stored = await submitAtTouchpoint(residentActor(), { touchpoint, received: form.received, fields, headers: request.headers });
    // The page says why nothing was stored.
    return { kind: "done", to: stored === "ended" ? page : `${page}/thanks` };
  },
});

/** Somebody who comes to this address without a form is led to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; code: string }> }): Promise<Response> {
  const { locale, code } = await params;
  return Response.redirect(new URL(`/${encodeURIComponent(locale)}/s/${encodeURIComponent(code)}`, env().RAPPORT_ORIGIN), 303);
}
