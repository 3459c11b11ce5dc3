import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { services, unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { type FileProblem, readVisitFile } from "#lib/units/visit-file.ts";
import { stageVisits } from "#lib/units/visit-mutations.ts";
import { staffPost } from "../../staff-post.ts";

const MOST_NAMED = 20;
const MAX_BYTES = 8 * 1024 * 1024;

function inWords(locale: Locale, problems: readonly FileProblem[]): Record<string, string> {
  const t = translator(locale, "visits");
  const named = problems
    .slice(0, MOST_NAMED)
    .map(({ line, problem, value }) => [`file_${line}`, t(`bad_${problem}`, { line, value: value.slice(0, 60) })] as const);
  const more = problems.length - named.length;
  return { ...Object.fromEntries(named), ...(more > 0 ? { file_more: t("bad_more", { count: more }) } : {}) };
}

/** Read a file of visits and show what it would change; nothing is counted yet. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/visits",
  withFiles: true,
  maxBytes: MAX_BYTES,
  write: async ({ actor, locale, files, page }) => {
    const file = files.get("file");
    if (!file || file.bytes.length === 0) return { problems: { file: "no_file" } };
    const [units, catalogue, managed] = await Promise.all([
      unitsInScope(actor),
      services(actor),
      unitsWithRole(actor, MAY["visits.count"]),
    ]);
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const { counts, problems } = readVisitFile(new TextDecoder().decode(file.bytes), {
      units: new Map(units.filter(({ id }) => managed.includes(id)).map(({ slug, id }) => [slug, id])),
      services: new Set(catalogue.map(({ key }) => key)),
      today,
    });
    if (problems.length > 0) return { problems: inWords(locale, problems) };
    if (counts.length === 0) return { problems: { file: "file_empty" } };
    return { to: `${page}/imports/${await stageVisits(actor, counts, today)}` };
  },
});
