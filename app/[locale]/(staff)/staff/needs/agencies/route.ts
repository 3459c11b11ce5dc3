import { randomUUID } from "node:crypto";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { isKey, readAgency } from "#lib/requests/catalogue-definition.ts";
import { writeAgency } from "#lib/requests/catalogue-mutations.ts";
import { staffPost } from "../../staff-post.ts";

/** Keep an agency. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/needs",
  write: async ({ actor, fields }) => {
    const key = single(fields, "key") || `agency-${randomUUID().slice(0, 8)}`;
    if (!isKey(key)) throw new NotFound("no such agency");
    const read = readAgency(fields);
    if ("problems" in read) return { problems: read.problems };
    await writeAgency(actor, key, read.written);
    return {};
  },
});
