import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { residentActor } from "#lib/people/actor.ts";
import { csvFiles } from "#lib/publications/data-package.ts";
import { HIDDEN } from "#lib/publications/open-data-fields.ts";
import { isReadable, published } from "#lib/publications/public-queries.ts";

type Row = Record<string, string>;
/** What the open data of a publication tell of a unit: each grade and who could not say; who answered of those counted; who was excluded. */
export type ToldOfUnit = { grades: number[] | undefined; reason: string; answers: number | undefined; excluded: number };

const MARKED = [
  "x",
  "n",
  "rate",
  "lower",
  "upper",
  "dont_know",
  "asked",
  "change_since",
  "change",
  "change_lower",
  "change_upper",
  "verdict",
];

/** The numbers of satisfaction and participation of a publication by the short names of its units, read from the files for everybody. */
export async function toldFiles(slug: string): Promise<Map<string, ToldOfUnit>> {
  const found = await published(residentActor(), slug);
  assert.ok(found && isReadable(found), slug);
  const files = csvFiles(found.snapshot);
  const read = (name: "units" | "rates" | "distributions"): Row[] => parse(files[name], { columns: true, bom: true });
  const distributions = read("distributions").filter(({ indicator }) => indicator === "sat_top2");
  const rates = read("rates").filter(({ indicator }) => indicator === "sat_top2");
  return new Map(
    read("units").map(({ unit = "", participation_shown, answers }) => {
      const rate = rates.find((each) => each.unit === unit);
      assert.ok(rate);
      const own = distributions.filter((each) => each.unit === unit);
      if (rate.shown === "no")
        for (const cell of [...MARKED.map((name) => rate[name]), ...own.map(({ n }) => n)]) assert.equal(cell, HIDDEN);
      const grades = rate.shown === "yes" ? [...own.map(({ n }) => Number(n)), Number(rate.dont_know)] : undefined;
      if (grades) {
        const [bad = 0, poor = 0, fair = 0, good = 0, best = 0, dontKnow = 0] = grades;
        const n = bad + poor + fair + good + best;
        assert.deepEqual([rate.n, rate.x, rate.asked].map(Number), [n, good + best, n + dontKnow]);
      }
      return [
        unit,
        {
          grades,
          reason: rate.reason ?? "",
          answers: participation_shown === "yes" ? Number(answers) : undefined,
          excluded: Number(rate.excluded),
        },
      ];
    }),
  );
}
