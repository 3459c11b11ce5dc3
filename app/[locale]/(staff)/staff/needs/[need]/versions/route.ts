import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { isKey, readNeed } from "#lib/requests/catalogue-definition.ts";
import { writeNeed } from "#lib/requests/catalogue-mutations.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { staffPost } from "../../../staff-post.ts";

/** A name for addresses and files, of the English words. */
const keyOf = (title: string) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);

/** Word a need anew. */
export const POST = staffPost<{ locale: string; need: string }>({
  page: ({ need }) => `/needs/${need}`,
  write: async ({ actor, locale, fields, params }) => {
    const isNew = params.need === "new";
    const known = isNew ? undefined : await needOf(actor, params.need);
    if (!isNew && !known) throw new NotFound("no such need");
    const read = readNeed(fields, known?.kind ?? single(fields, "kind"));
    if ("problems" in read) return { problems: read.problems };
    const key = known?.key ?? keyOf(read.written.title.en);
    if (!isKey(key)) return { problems: { title_en: "need_title_missing" } };
    await writeNeed(actor, key, read.written, isNew ? 0 : Number(single(fields, "seen")));
    return { to: `/${locale}/staff/needs` };
  },
});
