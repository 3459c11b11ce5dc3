import { Conflict, NotFound } from "#lib/errors.ts";
import type { Fields, SentFile } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { currentStaff } from "#lib/people/session.ts";

export type Written<P> = {
  actor: StaffActor;
  locale: Locale;
  fields: Fields;
  files: ReadonlyMap<string, SentFile>;
  params: P;
  /** The page that the form stands on. */
  page: string;
  request: Request;
};

/** Where to go, the page itself unless told; what is wrong, as message keys or words about a file; or a file given once. */
export type WriteOutcome = {
  to?: string;
  problems?: Readonly<Record<string, string | undefined>>;
  /** What comes back with the problems instead of the whole form. */
  back?: Fields;
  file?: { name: string; type: string; bytes: Uint8Array };
};

type Options<P> = {
  /** The page of the form, below `/{locale}/staff`. */
  page: (params: P) => string;
  withFiles?: boolean;
  maxBytes?: number;
  write: (written: Written<P>) => Promise<WriteOutcome>;
};

const MAX_BYTES = 192 * 1024;
const MAX_FILE_BYTES = 1_200_000;

/** A write of the staff: signed in, not there for whoever may not, told of somebody else's change in between, and with nothing lost. */
export function staffPost<P extends { locale: string }>({ page: pageOf, withFiles = false, maxBytes, write }: Options<P>) {
  return formPost<P>({
    audience: "staff",
    maxBytes: maxBytes ?? (withFiles ? MAX_FILE_BYTES : MAX_BYTES),
    withFiles,
    handle: async ({ fields, files, params, request }): Promise<Outcome> => {
      const { locale } = params;
      if (!isLocale(locale)) return { kind: "missing" };
      const page = `/${locale}/staff${pageOf(params)}`;
      const actor = await currentStaff();
      // The page asks to sign in, and then shows the form with what was typed.
      if (!actor) return { kind: "rejected", to: page, problems: { form: "signed_out" } };
      try {
        const { to = page, problems, back, file } = await write({ actor, locale, fields, files, params, page, request });
        if (file) return { kind: "file", ...file };
        if (!problems) return { kind: "done", to };
        const wrong = Object.entries(problems).flatMap(([at, what]) => (what ? [[at, what]] : []));
        return { kind: "rejected", to, problems: Object.fromEntries(wrong), back };
      } catch (error) {
        if (error instanceof Conflict) return { kind: "rejected", to: page, problems: { form: "changed_meanwhile" } };
        if (error instanceof NotFound) return { kind: "missing" };
        throw error;
      }
    },
  });
}
