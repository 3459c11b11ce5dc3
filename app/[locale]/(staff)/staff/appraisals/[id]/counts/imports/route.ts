import { type FileProblem, readCountFile } from "#lib/appraisals/count-file.ts";
import { stageCounts } from "#lib/appraisals/count-mutations.ts";
import { standingCells } from "#lib/appraisals/count-queries.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { staffPost } from "../../../../staff-post.ts";

const MOST_NAMED = 20;

function inWords(locale: Locale, problems: readonly FileProblem[]): Record<string, string> {
  const t = translator(locale, "appraisals");
  const named = problems
    .slice(0, MOST_NAMED)
    .map(({ line, problem, value }) => [`file_${line}`, t(`bad_${problem}`, { line, value: value.slice(0, 60) })] as const);
  const more = problems.length - named.length;
  return { ...Object.fromEntries(named), ...(more > 0 ? { file_more: t("bad_more", { count: more }) } : {}) };
}

/** Read a file of counts and show what it would store; nothing is stored yet. */
export const POST = staffPost<{ locale: string; id: string }>({
  page: ({ id }) => `/appraisals/${id}/counts`,
  withFiles: true,
  write: async ({ actor, locale, files, page, params: { id } }) => {
    const file = files.get("file");
    if (!file || file.bytes.length === 0) return { problems: { file: "file_missing" } };
    const period = (await periods(actor)).find((each) => each.id === id);
    if (!period) throw new NotFound("no such period");
    const [units, mine] = await Promise.all([unitsInScope(actor), unitsWithRole(actor, MAY["counts.enter"])]);
    const below = subtree(units, period.unitId);
    const appraised = units.filter((unit) => unit.kind === period.kind && mine.includes(unit.id) && below.includes(unit.id));
    const { counts, problems } = readCountFile(
      new TextDecoder().decode(file.bytes),
      new Map(appraised.map(({ slug, id: unitId }) => [slug, unitId])),
      period.scheme.plus.map(({ name }) => name),
      await standingCells(actor, id),
    );
    if (problems.length > 0) return { problems: inWords(locale, problems) };
    if (counts.length === 0) return { problems: { file: "file_empty" } };
    return { to: `${page}/imports/${await stageCounts(actor, id, counts, dayOf(new Date(), env().RAPPORT_TIME_ZONE))}` };
  },
});
