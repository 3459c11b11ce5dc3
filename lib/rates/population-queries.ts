import "server-only";
import { desc, eq, inArray } from "drizzle-orm";
import { population, populationMargin } from "#db/schema/rates.ts";
import { tallyWeighing } from "#db/schema/responses.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { weighingQuestions } from "#lib/surveys/weighing.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import type { Categories, PopulationRow } from "./population-file.ts";

export type Population = { id: string; unitId: string; year: number; source: string; storedOn: Day; rows: PopulationRow[] };

/** Every stored population of some units, the newest first. */
export async function populationsIn(tx: Tx, unitIds: readonly string[]): Promise<Population[]> {
  if (unitIds.length === 0) return [];
  const stored = await tx
    .select()
    .from(population)
    .where(inArray(population.unitId, [...unitIds]))
    .orderBy(desc(population.storedAt), population.id);
  const found: Population[] = [];
  for (const { id, unitId, year, source, storedAt } of stored) {
    const rows = await tx.select().from(populationMargin).where(eq(populationMargin.populationId, id));
    const storedOn = dayOf(storedAt, env().RAPPORT_TIME_ZONE);
    found.push({
      id,
      unitId,
      year,
      source,
      storedOn,
      rows: rows.map(({ margin, category, residents }) => ({ margin, category, residents })),
    });
  }
  return found;
}

export function populations(actor: StaffActor, unitIds: readonly string[]): Promise<Population[]> {
  return transaction(reachOf(actor), (tx) => populationsIn(tx, unitIds));
}

export type NamedCategory = { key: string; label: Localised };

/** The versions whose answers below a unit are counted by age and sex: another questionnaire may mean another age by the same code. */
async function weighedVersions(tx: Tx, below: readonly string[]): Promise<Set<string>> {
  const counted = await tx
    .selectDistinct({ versionId: tallyWeighing.versionId })
    .from(tallyWeighing)
    .where(inArray(tallyWeighing.unitId, [...below]));
  return new Set(counted.map(({ versionId }) => versionId));
}

/** What a margin may be by: the answers of the questionnaires that were answered below a unit, or of any before that, and the units there. */
export async function marginCategoriesIn(
  tx: Tx,
  units: readonly UnitNode[],
  unitId: string,
): Promise<Record<"age" | "sex" | "district", NamedCategory[]>> {
  const below = subtree(units, unitId);
  const all = (await openedVersions()).filter(({ base }) => base === "resident");
  const weighed = await weighedVersions(tx, below);
  const answered = all.filter(({ id }) => weighed.has(id));
  const residents = answered.length > 0 ? answered : all;
  // Every category that any of them asks by, called as the newest version does.
  const answers = (name: "age" | "sex"): NamedCategory[] => {
    const labels = new Map<number, Localised>();
    for (const { definition } of residents.toReversed()) {
      const asked = weighingQuestions(definition)[name];
      for (const { code, label } of asked?.question.options ?? [])
        if (asked?.codes.includes(code) && !labels.has(code)) labels.set(code, localised.parse(label));
    }
    return [...labels].sort(([a], [b]) => a - b).map(([code, label]) => ({ key: String(code), label }));
  };
  const district = units.filter(({ id }) => below.includes(id)).map(({ slug, name }) => ({ key: slug, label: name }));
  return { age: answers("age"), sex: answers("sex"), district };
}

export function marginCategories(actor: StaffActor, units: readonly UnitNode[], unitId: string): ReturnType<typeof marginCategoriesIn> {
  return transaction(reachOf(actor), (tx) => marginCategoriesIn(tx, units, unitId));
}

/** The same as a file may call them. */
export const calledCategories = (known: Record<"age" | "sex" | "district", NamedCategory[]>): Categories => {
  const called = (all: readonly NamedCategory[]) =>
    all.map(({ key, label }) => ({ key, names: Object.values(label).filter((name) => name !== undefined) }));
  return { age: called(known.age), sex: called(known.sex), district: called(known.district) };
};
