import { single } from "#lib/http/fields.ts";
import { staffPost, type WriteOutcome, type Written } from "../staff-post.ts";

type Options<P> = {
  /** The page of the form, below `/{locale}/staff/surveys`. */
  page: (params: P) => string;
  withFiles?: boolean;
  /** `revision`: the draft as the author saw it. */
  write: (written: Written<P> & { revision: number }) => Promise<WriteOutcome>;
};

/** A write of an author on a draft. */
export function authorPost<P extends { locale: string }>({ page, withFiles = false, write }: Options<P>) {
  return staffPost<P>({
    page: (params) => `/surveys${page(params)}`,
    withFiles,
    write: (written) => write({ ...written, revision: Number(single(written.fields, "revision")) }),
  });
}
