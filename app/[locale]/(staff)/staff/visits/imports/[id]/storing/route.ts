import * as z from "zod";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { discardStagedVisits, storeStagedVisits } from "#lib/units/visit-mutations.ts";
import { staffPost } from "../../../../staff-post.ts";

/** Store what was read from a file, or forget it. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/visits/imports/${id}`,
  write: async ({ actor, locale, fields, params: { id } }) => {
    if (!z.uuid().safeParse(id).success) throw new NotFound("no such import");
    if (single(fields, "then") === "discard") await discardStagedVisits(actor, id);
    else await storeStagedVisits(actor, id);
    return { to: `/${locale}/staff/visits` };
  },
});
