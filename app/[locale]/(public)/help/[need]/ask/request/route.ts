import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { formPost } from "#lib/http/form-post.ts";
import { sourceOf } from "#lib/http/source.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { newRequest } from "#lib/requests/request-definition.ts";
import { sendRequest } from "#lib/requests/resident-mutations.ts";
import { tries } from "#lib/requests/tries.ts";

/** Send a request; its code is shown on the next page, and kept nowhere. */
export const POST = formPost<{ locale: string; need: string }>({
  audience: "resident",
  handle: async ({ fields, params: { locale, need: key }, request }) => {
    const need = isLocale(locale) ? await needOf(residentActor(), key) : undefined;
    if (!isLocale(locale) || need?.triage !== "police") return { kind: "missing" };
    const page = `/${locale}/help/${need.key}/ask`;
    const address = sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES);
    if (tries.requests.isSpent(address, Date.now())) return { kind: "rejected", to: page, problems: { form: "too_many" } };
    const read = newRequest.safeParse({
      needKey: need.key,
      unitSlug: single(fields, "station"),
      language: locale,
      words: single(fields, "words"),
      place: single(fields, "place"),
    });
    if (!read.success) return { kind: "rejected", to: page, problems: { words: "words_missing" } };
    tries.requests.add(address, Date.now());
    const { code, dueAt } = await sendRequest(residentActor(), read.data);
    const back = new Map([
      ["code", [code]],
      ["due", [dueAt.toISOString()]],
    ]);
    return { kind: "rejected", to: `/${locale}/help/${need.key}/code`, problems: {}, back };
  },
});
