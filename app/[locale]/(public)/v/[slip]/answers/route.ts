import { dangerFirst } from "#app/_components/surveys/danger-first.ts";
import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { alertOfWords } from "#lib/requests/danger-mutations.ts";
import { submitWithSlip } from "#lib/responses/slip-mutations.ts";
import { isStoredKey } from "#lib/responses/stored-key-queries.ts";
import { readSlipCode } from "#lib/surveys/slip-code.ts";
import { findSlip } from "#lib/surveys/slip-queries.ts";

export const POST = formPost<{ locale: string; slip: string }>({
  audience: "resident",
  handle: async ({ fields, params }): Promise<Outcome> => {
    const code = readSlipCode(params.slip);
    if (!code || !isLocale(params.locale)) return { kind: "missing" };
    const page = `/${params.locale}/v/${code}`;
    const day = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const found = await findSlip(code, day);
    if (found.state !== "ready") {
      // The same form again, after a lost reply: it was stored.
      return { kind: "done", to: (await isStoredKey(residentActor(), single(fields, "key"))) ? `${page}/thanks` : page };
    }
    const form = await receiveAnswers({ fields, questionnaireKey: found.slip.version.key, page });
    if ("outcome" in form) return form.outcome;
    const from = { unitId: found.slip.unit.id, language: params.locale };
    const warning = await dangerFirst({ fields, page, alert: () => alertOfWords(residentActor(), form.received, from) });
    if (warning) return warning;
    const stored = await submitWithSlip(residentActor(), { code, slip: found.slip, day, ...form.received });
    return { kind: "done", to: stored === "gone" ? page : `${page}/thanks` };
  },
});
