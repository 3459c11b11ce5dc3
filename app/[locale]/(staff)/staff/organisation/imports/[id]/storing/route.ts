import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { csvOf } from "#lib/export/table.ts";
import { storePeople } from "#lib/people/people-import-mutations.ts";
import { storeUnits } from "#lib/units/organisation-import-mutations.ts";
import { stagedKind } from "#lib/units/organisation-import-queries.ts";
import { staffPost } from "../../../../staff-post.ts";

/** Store what a file holds; the links of new people are given this once. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/organisation/imports/${id}`,
  write: async ({ actor, locale, params: { id } }) => {
    const kind = await stagedKind(actor, id);
    if (kind === "units") {
      await storeUnits(actor, id);
      return { to: `/${locale}/staff/organisation` };
    }
    if (kind !== "people") throw new NotFound("no such file");
    const links = await storePeople(actor, id);
    if (links.length === 0) return { to: `/${locale}/staff/people` };
    const rows = links.map(({ email, name, token }) => [email, name, `${env().RAPPORT_ORIGIN}/${locale}/staff/invitation/${token}`]);
    return {
      file: { name: "invitations.csv", type: "text/csv; charset=utf-8", bytes: csvOf({ columns: ["email", "name", "link"], rows }) },
    };
  },
});
