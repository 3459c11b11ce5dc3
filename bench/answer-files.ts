import { performance } from "node:perf_hooks";
import { testStaff } from "#db/seed/test-people.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { savOf } from "#lib/export/sav.ts";
import { answerClasses, answerRows } from "#lib/rates/answer-file-queries.ts";
import { answerVariables } from "#lib/rates/answer-variables.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import type { Measured } from "./measured.ts";

const WORDS = { unit: "", year: "", month: "", service: "", channel: "", skipped: "", cannot_say: "", withheld: "", yes: "", no: "" };
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** The memory of a process that writes a year of single answers as a data file: all of it against its first tenth. */
export async function answerFiles(forceId: string): Promise<Measured[]> {
  const analyst = await testStaff(forceId, "analyst");
  const units = await unitsInScope(analyst);
  const version = (await openedVersions({ fresh: true })).find(({ key }) => key === "visit-rating");
  const top = largestTree(units);
  if (!version || !top) throw new Error("there is nothing to hand out");
  const year = Number(dayOf(new Date(), env().RAPPORT_TIME_ZONE).slice(0, 4)) - 1;
  const cut = { version, unitId: top.id, year };
  const began = performance.now();
  const classes = await answerClasses(analyst, cut);
  const classed = performance.now() - began;
  const columns = answerVariables(version.definition, { locale: "en", words: WORDS, year, slugOf: (id) => id });
  let [rows, first, peak, bytes] = [0, 0, 0, 0];
  const counted = async function* () {
    for await (const { choices, of } of answerRows(analyst, cut, classes)) {
      rows += 1;
      yield columns.map((column) => column.of(choices, of));
    }
  };
  const about = { label: "", cases: classes.rows, on: new Date() };
  for await (const piece of savOf(
    columns.map(({ variable }) => variable),
    counted(),
    about,
  )) {
    bytes += piece.length;
    peak = Math.max(peak, process.memoryUsage().rss);
    if (rows <= classes.rows / 10) first = peak;
  }
  if (rows !== classes.rows) throw new Error(`${rows} answers were written of ${classes.rows}`);
  const seconds = (performance.now() - began) / 1000;
  return [
    {
      name: `memory while ${rows.toLocaleString("en")} answers are written as SAV (${megabytes(bytes)}, ${seconds.toFixed(0)} s, ${(classed / 1000).toFixed(0)} s of it for ${new Set(classes.classes.values()).size.toLocaleString("en")} cells, ${classes.suppressed} suppressed)`,
      ours: megabytes(peak),
      limit: `${megabytes(first)} in its first tenth`,
      ratio: peak / first,
      bar: { atMost: 1.25 },
    },
  ];
}
