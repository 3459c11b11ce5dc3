import "server-only";
import { sql } from "drizzle-orm";
import type { Tx } from "#db/transaction.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { stoodBelow } from "#lib/units/standing-queries.ts";
import type { Indicator } from "./indicators.ts";
import type { Period } from "./period.ts";
import { addCounts, type Count, NONE } from "./rate.ts";
import { feeding } from "./series.ts";
import type { Cut } from "./tally-queries.ts";

/** Answers that stand beside a rate: held for a reviewer, and excluded by one; and what they say of the indicator. */
export type Beside = { held: number; excluded: number; count: Count };

const TABLES = ["held_answer", "excluded_answer"] as const;

type Row = { answers: number; x: number; n: number; dontKnow: number };

/**
 * Counts of held and excluded answers in a cut and a period, read from their own small tables. `count` has the indicator's x and n
 * over both, to be added to what the rate counts.
 */
export async function countBeside(tx: Tx, indicator: Indicator, cut: Cut, { from, to }: Period): Promise<Beside> {
  const fed = feeding(indicator, await openedVersions());
  const found = { held_answer: 0, excluded_answer: 0 };
  const counts: Count[] = [NONE];
  for (const { version, questionId } of fed) {
    const place = version.definition.questions.findIndex(({ id }) => id === questionId) + 1;
    const among = (codes: readonly number[]) =>
      sql`count(*) filter (where choices[${sql.raw(String(place))}] = any (${`{${codes.join(",")}}`}::smallint[]))::int`;
    for (const table of TABLES) {
      const [row] = await tx.execute<Row>(sql`
        select count(*)::int as answers, ${among(indicator.numerator)} as x, ${among(indicator.denominator)} as n, ${among(indicator.dontKnow)} as "dontKnow"
        from ${sql.identifier(table)}
        where version_id = ${version.id} and ${stoodBelow(cut.standing)} and month between ${from} and ${to}
          ${cut.service ? sql`and service_key = ${cut.service}` : sql``} ${cut.channel ? sql`and channel = ${cut.channel}` : sql``}`);
      if (!row) continue;
      found[table] += row.answers;
      counts.push(row);
    }
  }
  return { held: found.held_answer, excluded: found.excluded_answer, count: addCounts(counts) };
}
