import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { translator } from "#lib/i18n/messages.ts";
import { csvRows } from "#lib/units/csv-rows.ts";
import { lackingColumns } from "#lib/units/organisation-file.ts";
import { stageOrganisation } from "#lib/units/organisation-import-mutations.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_LINES = 5_000;

/** Read a file of units or people and show what it would change; nothing is stored yet. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/organisation",
  withFiles: true,
  write: async ({ actor, locale, fields, files, page }) => {
    const file = files.get("file");
    const kind = single(fields, "holds") === "people" ? "people" : "units";
    if (!file || file.bytes.length === 0) return { problems: { file: "no_file" } };
    const rows = csvRows(new TextDecoder().decode(file.bytes).replaceAll("\0", ""));
    if (!rows) return { problems: { file: "file_unreadable" } };
    if (rows.length === 0) return { problems: { file: "file_empty" } };
    if (rows.length > MOST_LINES) return { problems: { file: "file_large" } };
    const lacking = lackingColumns(kind, rows);
    if (lacking.length > 0)
      return { problems: { file: translator(locale, "organisation")("file_columns", { columns: lacking.join(", ") }) } };
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    return { to: `${page}/imports/${await stageOrganisation(actor, kind, rows, today)}` };
  },
});
