import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { draftCodeOf } from "#lib/http/draft-cookie.ts";
import { single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import { residentActor } from "#lib/people/actor.ts";
import { dangerIn } from "#lib/requests/danger-queries.ts";
import { fieldsOf, firstOpen } from "#lib/requests/draft.ts";
import { sendDraft } from "#lib/requests/draft-mutations.ts";
import { offerNotices } from "#lib/requests/notice-mutations.ts";
import { requestOf } from "#lib/requests/sent-draft.ts";
import { tries } from "#lib/requests/tries.ts";
import { draftUnder } from "../../../current-draft.ts";

/** Send what was written; sent again, it is the same request and the same code. */
export const POST = formPost<{ locale: string }>({
  audience: "resident",
  handle: async ({ params: { locale }, request }): Promise<Outcome> => {
    if (!isLocale(locale)) return { kind: "missing" };
    const code = draftCodeOf(request);
    const current = await draftUnder(code);
    const done: Outcome = { kind: "done", to: `/${locale}/help/code` };
    // Sent before, or its hour is over: the next page knows which.
    if (!code || !current) return done;
    const open = firstOpen(current.need, current.draft);
    if (open !== undefined || current.need.triage !== "police") return { kind: "done", to: `/${locale}/help/ask/${open ?? 2}` };
    const address = sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES);
    if (tries.requests.isSpent(address, Date.now()))
      return { kind: "rejected", to: `/${locale}/help/ask/check`, problems: { form: "too_often" } };
    tries.requests.add(address, Date.now());
    try {
      const { need } = current;
      const typed = current.draft.values.map(([, values]) => values.join(" ")).join("\n");
      const isDanger = await dangerIn(residentActor(), typed, locale);
      await sendDraft(residentActor(), code, { need, sent: (draft) => requestOf(need, draft, locale), isDanger });
      const address = single(fieldsOf(current.draft), "notice");
      if (address && need.kind !== "clue" && mailIsSetUp()) await offerNotices(residentActor(), code, address);
      return done;
    } catch (error) {
      if (error instanceof NotFound) return done;
      throw error;
    }
  },
});
