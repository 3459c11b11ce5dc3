import { exportAudit } from "#lib/audit/export-mutations.ts";
import { csvOf } from "#lib/export/table.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { chosenAudit } from "../chosen-audit.ts";

const COLUMNS = ["position", "at", "actor", "name", "event", "detail"];

/** Take the audit of a filter away; that is recorded too. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/audit",
  write: async ({ actor, request }) => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const { filter } = chosenAudit(asked, await unitsInScope(actor));
    const lines = await exportAudit(actor, filter);
    const rows = lines.map(({ position, at, actor: by, byName, event, detail }) => [
      position,
      at.toISOString(),
      by,
      byName ?? "",
      event,
      JSON.stringify(detail),
    ]);
    const name = `audit-${filter.from}-${filter.to}.csv`;
    return { file: { name, type: "text/csv; charset=utf-8", bytes: csvOf({ columns: COLUMNS, rows }) } };
  },
});
