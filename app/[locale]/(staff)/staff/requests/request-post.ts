import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { staffPost, type WriteOutcome, type Written } from "../staff-post.ts";

type Params = { locale: string; request: string };

/** A write to one request: its page comes back, with what was typed where somebody else was first. */
export function requestPost(write: (written: Written<Params>, id: string) => Promise<WriteOutcome>) {
  return staffPost<Params>({
    page: ({ request }) => `/requests/${request}`,
    write: async (written) => {
      const id = z.uuid().safeParse(written.params.request);
      if (!id.success) throw new NotFound("no such request");
      return write(written, id.data);
    },
  });
}
