import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { PopulationProblem } from "#lib/rates/population-file.ts";
import { storePopulation } from "#lib/rates/population-mutations.ts";
import { staffPost } from "../../staff-post.ts";
import { sentPopulation } from "../sent-population.ts";

const MOST_NAMED = 20;

function inWords(locale: Locale, problems: readonly PopulationProblem[]): Record<string, string> {
  const t = translator(locale, "weights");
  return Object.fromEntries(
    problems.slice(0, MOST_NAMED).map(({ line, problem, value }, at) => [`line_${at}`, t(`bad_${problem}`, { line, value })]),
  );
}

/** Show what a list of residents says, then store it. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/population",
  withFiles: true,
  write: async ({ actor, locale, fields, files }) => {
    const file = files.get("file");
    const back = new Map([...fields].filter(([name]) => name !== "stored"));
    if (file && file.bytes.length > 0) back.set("list", [new TextDecoder().decode(file.bytes)]);
    const { unit, year, source, rows, problems } = await sentPopulation(actor, back);
    if (!unit) throw new NotFound("not a unit of the actor's");
    const wrong = {
      year: year ? undefined : "year_wrong",
      source: source ? undefined : "source_missing",
      ...inWords(locale, problems),
      ...(problems.length === 0 && rows.length === 0 ? { list: "file_empty" } : {}),
    };
    if (!year || !source || Object.keys(wrong).length > 2) return { problems: wrong, back };
    // Looked at first: the same form again, read and without a problem, with a button that stores it.
    if (single(fields, "stored") !== "yes") return { problems: {}, back };
    await storePopulation(actor, { unitId: unit.id, year, source, rows });
    return {};
  },
});
