import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { driver } from "#db";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import type { Standing } from "#lib/units/standing.ts";
import { pieceKey, standingIn, stoodBelow } from "#lib/units/standing-queries.ts";
import { type AnswerCell, type AnswerClass, anonymise, cellKey } from "./anonymise.ts";
import { personPlaces } from "./answer-variables.ts";
import { INDICATORS, rulesOf } from "./indicators.ts";
import { NOT_IN_RATES } from "./tally-queries.ts";

/** `unitId`: with everything that stood below it. */
export type AnswerCut = { version: OpenVersion; unitId: string; year: number };
export type AnswerClasses = {
  classes: ReadonlyMap<string, AnswerClass>;
  standing: Standing;
  /** Answers in the file, left out because they are too few even together, and come after the first file of the year. */
  rows: number;
  suppressed: number;
  late: number;
};

const ROWS_AT_ONCE = 2_000;
/** A main answer beyond these is any answer: numbers and days are not compared. */
const MOST_SAID = 14;

const choiceAt = (at: number): string => `choices[${at + 1}]`;

/** The SQL of who answered, as one text; empty where nothing was said. */
function personOf({ definition }: OpenVersion): string {
  const places = personPlaces(definition);
  if (places.length === 0) return "''";
  const said = places.map(choiceAt);
  return `case when ${said.map((each) => `${each} = 0`).join(" and ")} then '' else ${said.map((each) => `${each}::text`).join(" || '.' || ")} end`;
}

/** The SQL of which main answer was given, as a bit. */
function saidOf({ definition }: OpenVersion): string {
  const main = definition.questions.findIndex(({ type }) => type === "scale" || type === "single" || type === "rating");
  return main < 0 ? "3" : `1 << least(${choiceAt(main)}, ${MOST_SAID})::int`;
}

const within = ({ version, year }: AnswerCut, standing: Standing): SQL => sql`
  r.version_id = ${version.id} and ${stoodBelow(standing)} and r.channel <> ${NOT_IN_RATES}
  and r.day between ${`${year}-01-01`} and ${`${year}-12-31`}`;
const IN_TIME = sql`not exists (select from late_answer l where l.response_id = r.id)`;

/** Units and months in which a rate rests on fewer than k answers to its question. */
async function thinMonths(tx: Tx, cut: AnswerCut, standing: Standing, k: number): Promise<Set<string>> {
  const { key, definition } = cut.version;
  const bases = INDICATORS.filter(({ questionnaire }) => questionnaire === key).flatMap((each) =>
    rulesOf(each).map(({ denominator }) => ({ at: definition.questions.findIndex(({ id }) => id === each.question), denominator })),
  );
  const counts = bases
    .filter(({ at }) => at >= 0)
    .map(({ at, denominator }) => `count(*) filter (where ${choiceAt(at)} in (${denominator.join(",")})) between 1 and ${k - 1}`);
  if (counts.length === 0) return new Set();
  const rows = await tx.execute<{ place: string }>(sql`
    select piece || ' ' || month as place from (
      select ${pieceKey(standing)} as piece, r.month, r.choices from response r where ${within(cut, standing)} and ${IN_TIME}
    ) as counted group by piece, month having ${sql.raw(counts.join(" or "))}`);
  return new Set(rows.map(({ place }) => place));
}

/** What a file of a year's answers may say of each, by their cells; how many there are, and how many it leaves out. */
export function answerClasses(actor: StaffActor, cut: AnswerCut): Promise<AnswerClasses> {
  const k = env().RAPPORT_STAFF_MINIMUM_BASE;
  return transaction(reachOf(actor), async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    const standing = await standingIn(tx, cut.unitId);
    const cells = await tx.execute<AnswerCell>(sql`
      select ${pieceKey(standing)} as "unitId", month::text, service_key as service, channel, ${sql.raw(personOf(cut.version))} as person, count(*)::int as n,
        bit_or(${sql.raw(saidOf(cut.version))})::int as said
      from response r where ${within(cut, standing)} and ${IN_TIME} group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
    const [come] = await tx.execute<{ late: number }>(
      sql`select count(*)::int as late from response r where ${within(cut, standing)} and not (${IN_TIME})`,
    );
    const classes = anonymise([...cells], { k, above: standing.above, thin: await thinMonths(tx, cut, standing, k) });
    const rows = cells.reduce((sum, cell) => sum + (classes.has(cellKey(cell)) ? cell.n : 0), 0);
    return { classes, standing, rows, suppressed: cells.reduce((sum, { n }) => sum + n, 0) - rows, late: come?.late ?? 0 };
  });
}

/** The years that have ended and hold answers of a version, newest first. */
export function answerYears(actor: StaffActor, version: OpenVersion, unitId: string, today: Day): Promise<number[]> {
  return transaction(reachOf(actor), async (tx) => {
    const standing = await standingIn(tx, unitId);
    const rows = await tx.execute<{ year: number }>(sql`
      select distinct extract(year from month)::int as year from tally_month
      where version_id = ${version.id} and ${stoodBelow(standing)} and month < ${`${monthOf(today).slice(0, 4)}-01-01`}
      order by 1 desc`);
    return rows.map(({ year }) => year);
  });
}

type Row = Omit<AnswerCell, "n" | "said"> & { choices: number[] };

/**
 * Every answer that the file holds, with what it may say of it, in an order that is drawn anew for each file; a few thousand at a time,
 * so that the memory does not grow with the file.
 */
export async function* answerRows(
  actor: StaffActor,
  { version, year }: AnswerCut,
  { classes, standing }: Pick<AnswerClasses, "classes" | "standing">,
): AsyncGenerator<{ choices: readonly number[]; of: AnswerClass }> {
  const reach = reachOf(actor);
  const places = Map.groupBy(standing.pieces, (piece) => piece.unitId);
  const units = new Map(standing.pieces.map((piece) => [piece.key, piece.unitId]));
  const connection = await driver().reserve();
  try {
    await connection`begin read only`;
    await connection`select set_config('rapport.everything', 'off', true), set_config('rapport.units', ${reach.everything ? "" : `{${reach.units.join(",")}}`}, true),
      set_config('statement_timeout', '0', true)`;
    const order = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
    const cursor = connection<Row[]>`
      select unit_id as "unitId", month::text, service_key as service, channel, ${connection.unsafe(personOf(version))} as person, choices
      from response r
      where version_id = ${version.id} and unit_id = any (${`{${standing.unitIds.join(",")}}`}::uuid[]) and channel <> ${NOT_IN_RATES}
        and day between ${`${year}-01-01`} and ${`${year}-12-31`} and not exists (select from late_answer l where l.response_id = r.id)
      order by hashtextextended(id::text, ${order}::bigint)`.cursor(ROWS_AT_ONCE);
    for await (const rows of cursor)
      for (const row of rows) {
        const piece = places.get(row.unitId)?.find(({ from, until }) => from <= row.month && row.month < until);
        const of = piece && classes.get(cellKey({ ...row, unitId: piece.key }));
        if (of) yield { choices: row.choices, of: { ...of, unitId: units.get(of.unitId) ?? of.unitId } };
      }
  } finally {
    await connection`rollback`.catch(() => undefined);
    connection.release();
  }
}
