import { Conflict, NotFound } from "#lib/errors.ts";
import { type Fields, type SentFile, single } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { currentStaff } from "#lib/people/session.ts";

type Written<P> = {
  actor: StaffActor;
  locale: Locale;
  fields: Fields;
  files: ReadonlyMap<string, SentFile>;
  params: P;
  /** The draft as the author saw it. */
  revision: number;
  /** The page that the form stands on. */
  page: string;
};

/** Where to go when it is done, the page itself unless told; or what is wrong: message keys, or words about a file. */
type WriteOutcome = { to?: string; problems?: Readonly<Record<string, string | undefined>> };

type Options<P> = {
  /** The page of the form, below `/{locale}/staff/surveys`. */
  page: (params: P) => string;
  withFiles?: boolean;
  write: (written: Written<P>) => Promise<WriteOutcome>;
};

const MAX_BYTES = 192 * 1024;
const MAX_FILE_BYTES = 1_200_000;

/** A write of an author: signed in, told of somebody else's change in between, and with nothing lost. */
export function authorPost<P extends { locale: string }>({ page: pageOf, withFiles = false, write }: Options<P>) {
  return formPost<P>({
    audience: "staff",
    maxBytes: withFiles ? MAX_FILE_BYTES : MAX_BYTES,
    withFiles,
    handle: async ({ fields, files, params }): Promise<Outcome> => {
      const { locale } = params;
      if (!isLocale(locale)) return { kind: "missing" };
      const page = `/${locale}/staff/surveys${pageOf(params)}`;
      const actor = await currentStaff();
      // The page asks to sign in, and then shows the form with what was typed.
      if (!actor) return { kind: "rejected", to: page, problems: { form: "signed_out" } };
      try {
        const { to = page, problems } = await write({
          actor,
          locale,
          fields,
          files,
          params,
          page,
          revision: Number(single(fields, "revision")),
        });
        if (!problems) return { kind: "done", to };
        return {
          kind: "rejected",
          to: page,
          problems: Object.fromEntries(Object.entries(problems).flatMap(([at, what]) => (what ? [[at, what]] : []))),
        };
      } catch (error) {
        if (error instanceof Conflict) return { kind: "rejected", to: page, problems: { form: "changed_meanwhile" } };
        if (error instanceof NotFound) return { kind: "missing" };
        throw error;
      }
    },
  });
}
