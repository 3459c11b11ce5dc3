import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { paperBatch } from "#db/schema/paper.ts";
import { questionnaire, questionnaireVersion } from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import { transaction } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";

export type PaperPile = {
  id: string;
  unit: { id: string; slug: string; name: Localised };
  serviceKey: string;
  versionId: string;
  questionnaireKey: string;
  forms: number;
  everyNth: number;
  madeOn: Day;
  entered: number;
  /** The first form that nobody has typed in; `undefined` when all have been. */
  next: number | undefined;
  /** How many wait for a second typing, and the first of those that the actor may do. */
  unchecked: number;
  nextCheck: number | undefined;
  checked: number;
  /** Over all forms typed twice: questions compared, and how many differed. */
  questions: number;
  differing: number;
};

/** The piles of paper forms within the actor's reach, newest first. */
export function paperPiles(actor: StaffActor): Promise<PaperPile[]> {
  return transaction(reachOf(actor), async (tx) => {
    const counted = sql<number>`(select count(*)::int from paper_entry e where e.batch_id = ${paperBatch.id})`;
    const waiting = sql`from paper_entry e where e.batch_id = ${paperBatch.id} and e.choices is not null`;
    const compared = (what: "questions" | "differing") =>
      sql<number>`(select coalesce(sum(${sql.identifier(what)}), 0)::int from paper_check c where c.batch_id = ${paperBatch.id})`;
    const rows = await tx
      .select({
        pile: paperBatch,
        questionnaireKey: questionnaire.key,
        slug: unit.slug,
        unitName: unit.name,
        entered: counted,
        next: sql<
          number | null
        >`(select min(n)::int from generate_series(1, ${paperBatch.forms}) n where not exists (select 1 from paper_entry e where e.batch_id = ${paperBatch.id} and e.number = n))`,
        unchecked: sql<number>`(select count(*)::int ${waiting})`,
        nextCheck: sql<number | null>`(select min(e.number)::int ${waiting} and e.entered_by <> ${actor.personId})`,
        checked: sql<number>`(select count(*)::int from paper_check c where c.batch_id = ${paperBatch.id})`,
        questions: compared("questions"),
        differing: compared("differing"),
      })
      .from(paperBatch)
      .innerJoin(unit, eq(unit.id, paperBatch.unitId))
      .innerJoin(questionnaireVersion, eq(questionnaireVersion.id, paperBatch.versionId))
      .innerJoin(questionnaire, eq(questionnaire.id, questionnaireVersion.questionnaireId))
      .orderBy(desc(paperBatch.madeOn), paperBatch.id);
    return rows.map(({ pile, slug, unitName, next, nextCheck, ...rest }) => {
      const { id, unitId, serviceKey, versionId, forms, everyNth, madeOn } = pile;
      const of = { id: unitId, slug, name: localised.parse(unitName) };
      const own = { id, unit: of, serviceKey, versionId, forms, everyNth, madeOn };
      return { ...own, ...rest, next: next ?? undefined, nextCheck: nextCheck ?? undefined };
    });
  });
}
