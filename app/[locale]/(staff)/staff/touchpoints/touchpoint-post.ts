import { NotFound } from "#lib/errors.ts";
import type { Fields } from "#lib/http/fields.ts";
import { formPost, type Outcome } from "#lib/http/form-post.ts";
import { isLocale, type Locale } from "#lib/i18n/locales.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { currentStaff } from "#lib/people/session.ts";

type Written<P> = { actor: StaffActor; locale: Locale; fields: Fields; params: P; page: string };
type Options<P> = {
  /** The page of the form, below `/{locale}/staff/touchpoints`. */
  page: (params: P) => string;
  /** Where to go when it is done, the page itself unless told; or what is wrong, as message keys. */
  write: (written: Written<P>) => Promise<{ to?: string; problems?: Readonly<Record<string, string>> }>;
};

/** A write on touchpoints: signed in, and not there for whoever may not. */
export function touchpointPost<P extends { locale: string }>({ page: pageOf, write }: Options<P>) {
  return formPost<P>({
    audience: "staff",
    handle: async ({ fields, params }): Promise<Outcome> => {
      const { locale } = params;
      if (!isLocale(locale)) return { kind: "missing" };
      const page = `/${locale}/staff/touchpoints${pageOf(params)}`;
      const actor = await currentStaff();
      if (!actor) return { kind: "rejected", to: page, problems: { form: "signed_out" } };
      try {
        const { to = page, problems } = await write({ actor, locale, fields, params, page });
        return problems ? { kind: "rejected", to: page, problems } : { kind: "done", to };
      } catch (error) {
        if (error instanceof NotFound) return { kind: "missing" };
        throw error;
      }
    },
  });
}
