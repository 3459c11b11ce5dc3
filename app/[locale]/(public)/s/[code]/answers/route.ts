import * as z from "zod";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { submitAnswer } from "#lib/responses/mutations.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import { firstPage, followUps, isOfFollowUp } from "#lib/surveys/follow-ups.ts";
import { openedVersion, openTouchpoint } from "#lib/surveys/queries.ts";
import { readTouchpointCode } from "#lib/surveys/touchpoint-code.ts";

/** `more` says that the follow-up questions could be seen: 1 on the first page, 2 on a page of their own. */
const OWN_FIELDS = ["key", "version", "more"];
const uuid = z.uuid();

export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields, params }): Promise<Outcome> => {
    const code = readTouchpointCode(params.code);
    const touchpoint = code && isLocale(params.locale) ? await openTouchpoint(code) : undefined;
    if (!touchpoint) return { kind: "missing" };
    const page = `/${params.locale}/s/${touchpoint.code}`;
    // The form is answered under the version it was shown in, also when a new one has opened since.
    const shown = uuid.safeParse(single(fields, "version")).success ? await openedVersion(single(fields, "version")) : undefined;
    const key = uuid.safeParse(single(fields, "key"));
    if (!key.success || shown?.key !== touchpoint.version.key)
      return { kind: "rejected", to: page, problems: { version: "changed" }, drop: OWN_FIELDS };
    const { definition } = shown;
    const sent = new Map([...fields].filter(([name]) => !OWN_FIELDS.includes(name)));
    if (!fields.has("more")) {
      const first = readAnswers(firstPage(definition), new Map([...sent].filter(([name]) => !isOfFollowUp(definition, name))));
      if (!first.ok) return { kind: "rejected", to: page, problems: first.problems };
      if (followUps(definition, first.choices).length > 0) return { kind: "continued", to: `${page}/more` };
    }
    const answers = readAnswers(definition, sent);
    if (!answers.ok) {
      const atFollowUps = single(fields, "more") === "2" && Object.keys(answers.problems).every((name) => isOfFollowUp(definition, name));
      return { kind: "rejected", to: atFollowUps ? `${page}/more` : page, problems: answers.problems };
    }
    const { choices, words } = answers;
    const day = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    await submitAnswer(residentActor(), { touchpoint: { ...touchpoint, version: shown }, key: key.data, choices, words, day });
    return { kind: "done", to: `${page}/thanks` };
  },
});

/** Somebody who comes to this address without a form is led to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; code: string }> }): Promise<Response> {
  const { locale, code } = await params;
  return Response.redirect(new URL(`/${encodeURIComponent(locale)}/s/${encodeURIComponent(code)}`, env().RAPPORT_ORIGIN), 303);
}
