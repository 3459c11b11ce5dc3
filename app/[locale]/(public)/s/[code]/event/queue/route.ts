import * as z from "zod";
import { receiveAnswers } from "#app/_components/surveys/receive-answers.ts";
import { addDays, dayOf, isDay } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { openQueued } from "#lib/http/sealed-queue.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { alertOfWords } from "#lib/requests/danger-mutations.ts";
import { submitAtTouchpoint } from "#lib/responses/touchpoint-mutations.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";

const OLDEST_DAYS = 14;
const MOST_FIELDS = 300;

const queued = z.strictObject({ day: z.string().refine(isDay), fields: z.array(z.tuple([z.string(), z.string()])).max(MOST_FIELDS) });

function parsed(text: string | undefined): z.infer<typeof queued> | undefined {
  if (text === undefined) return undefined;
  try {
    const read = queued.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** One sealed answer of a tablet. Only "stored" lets the tablet forget it; sent twice, it is stored once. */
export const POST = formPost<{ locale: string; code: string }>({
  audience: "resident",
  handle: async ({ fields: sent, params: { locale, code }, request }): Promise<Outcome> => {
    const touchpoint = await openTouchpoint(code);
    if (touchpoint?.channel !== "kiosk" || !isLocale(locale)) return { kind: "missing" };
    const answer = parsed(openQueued(env().RAPPORT_SECRET, single(sent, "sealed")));
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    // A tablet in another time zone may be a day ahead.
    const [day] = [answer?.day ?? "", today].sort();
    if (!answer || !day || answer.day > addDays(today, 1) || day < addDays(today, -OLDEST_DAYS)) return { kind: "conflict" };
    const fields = new Map<string, string[]>();
    for (const [name, value] of answer.fields) fields.set(name, [...(fields.get(name) ?? []), value]);
    fields.set("more", ["1"]);
    const form = await receiveAnswers({ fields, questionnaireKey: touchpoint.version.key, page: "" });
    if ("outcome" in form) return { kind: "conflict" };
    const stored = await submitAtTouchpoint(residentActor(), {
      touchpoint,
      received: form.received,
      fields,
      headers: request.headers,
      day,
    });
    if (stored === "ended") return { kind: "conflict" };
    await alertOfWords(residentActor(), form.received, { unitId: touchpoint.unit.id, language: locale, day });
    return { kind: "file", name: "stored.txt", type: "text/plain; charset=utf-8", bytes: Buffer.from("stored\n") };
  },
});
