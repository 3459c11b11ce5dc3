import { NotFound } from "#lib/errors.ts";
import { draftCodeOf } from "#lib/http/draft-cookie.ts";
import type { Fields, SentFile } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import { type Step, stepsOf } from "#lib/requests/draft.ts";
import { type Current, draftUnder } from "../current-draft.ts";

export type StepParams = { locale: string; step: string };
export type Stepped = {
  locale: Locale;
  current: Current;
  asked: Step;
  at: number;
  fields: Fields;
  files: ReadonlyMap<string, SentFile>;
  page: string;
};
type Options = { maxBytes?: number; withFiles?: boolean; write: (stepped: Stepped) => Promise<Outcome> };

/** A write to what is being written: whose hour is over gets the page that says so. */
export function stepPost({ write, ...options }: Options) {
  return formPost<StepParams>({
    audience: "resident",
    ...options,
    handle: async ({ fields, files, params: { locale, step }, request }): Promise<Outcome> => {
      if (!isLocale(locale)) return { kind: "missing" };
      const current = await draftUnder(draftCodeOf(request));
      const at = Number(step);
      const page = `/${locale}/help/ask/${at}`;
      const asked = current && stepsOf(current.need)[at - 1];
      if (!current || !asked) return { kind: "done", to: `/${locale}/help/ask/1` };
      try {
        return await write({ locale, current, asked, at, fields, files, page });
      } catch (error) {
        if (error instanceof NotFound) return { kind: "done", to: page };
        throw error;
      }
    },
  });
}

/** The next page, or the summary for who came from there. */
export function nextOf({ locale, current, at, fields }: Pick<Stepped, "locale" | "current" | "at" | "fields">): string {
  const isLast = at >= stepsOf(current.need).length;
  return `/${locale}/help/ask/${isLast || fields.has("change") ? "check" : at + 1}`;
}
