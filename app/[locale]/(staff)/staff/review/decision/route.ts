import * as z from "zod";
import { isDay } from "#lib/calendar.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { currentStaff } from "#lib/people/session.ts";
import { decideHeld, type Part } from "#lib/responses/review-mutations.ts";

const sent = z.object({
  unitId: z.uuid(),
  serviceKey: z.string().max(60),
  channel: z.string().max(30),
  day: z.string().refine(isDay),
  reasons: z.string().max(200),
  pattern: z.string().regex(/^\d{1,5}(,\d{1,5}){0,40}$/),
  part: z.enum(["all", "pattern", "rest"]),
  verdict: z.enum(["release", "exclude"]),
  why: z.string().trim().max(500),
  sure: z.string(),
});

const FIELDS = ["unitId", "serviceKey", "channel", "day", "reasons", "pattern", "part", "verdict", "why", "sure"];

export const POST = formPost<{ locale: string }>({
  audience: "staff",
  handle: async ({ fields, params: { locale } }): Promise<Outcome> => {
    const actor = await currentStaff();
    const form = sent.safeParse(Object.fromEntries(FIELDS.map((name) => [name, single(fields, name)])));
    if (!actor || !form.success || !isLocale(locale)) return { kind: "missing" };
    const { pattern, part: of, verdict, why, sure, ...group } = form.data;
    const page = `/${locale}/staff/review`;
    if (!why) return { kind: "rejected", to: page, problems: { why: "why_missing" } };
    // Not below this page: its returned form would hide the other one's.
    if (verdict === "exclude" && sure !== "yes") return { kind: "continued", to: `/${locale}/staff/exclusion` };
    const part: Part = of === "all" ? { of } : { of, pattern: pattern.split(",").map(Number) };
    try {
      await decideHeld(actor, { group, part, verdict, why });
    } catch (error) {
      if (error instanceof NotFound) return { kind: "missing" };
      throw error;
    }
    return { kind: "done", to: page };
  },
});
