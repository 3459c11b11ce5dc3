import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import {
  appraisalCard,
  appraisalCount,
  appraisalCountConfirmation,
  appraisalPeriod,
  appraisalPeriodEnd,
  appraisalScheme,
  appraisalSchemeApproval,
  appraisalSchemePublication,
  appraisalSchemeVersion,
} from "#db/schema/appraisals.ts";
import { knowledgeCheck, knowledgeQuestion, knowledgeScheduled } from "#db/schema/knowledge.ts";
import { person } from "#db/schema/people.ts";
import { sealedPeriod, sealedPeriodOpening } from "#db/schema/rates.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { cardsIn, inputsOf } from "#lib/appraisals/card-queries.ts";
import type { Scheme } from "#lib/appraisals/scheme.ts";
import { addDays, addMonths, type Day } from "#lib/calendar.ts";
import { reachOf, staffActor } from "#lib/people/actor.ts";
import { lastEnded } from "#lib/publications/plan.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { DEMO_DISTRICTS, DEMO_FORCE } from "./force.ts";
import { DEMO_QUESTIONS, DEMO_TOPIC } from "./knowledge-words.ts";
import { randomStream } from "./random.ts";

const SCHEME: Scheme = {
  lines: [
    { id: "sat_top2", weight: 25, rule: "target", low: 0.6, high: 0.95, minimum: 30 },
    { id: "know_any", weight: 20, rule: "target", low: 0.2, high: 0.7, minimum: 30 },
    { id: "see_weekly", weight: 15, rule: "band", low: 0.4, high: 0.7, minimum: 30 },
    { id: "dealt_with", weight: 10, rule: "improvement", low: -0.1, high: 0.1, minimum: 30 },
    { id: "solved_resident", weight: 5, rule: "target", low: 0.5, high: 1, minimum: 10 },
    { id: "fam_mutual", weight: 15, rule: "target", low: 0.2, high: 0.8, minimum: 30 },
    { id: "info_rate", weight: 5, rule: "band", low: 0.85, high: 0.95, minimum: 30 },
    { id: "prevent_rate", weight: 5, rule: "target", low: 0, high: 0.5, minimum: 5 },
  ],
  plus: [{ name: "Life saved", points: 2 }],
  cap: 4,
};

const OFFICERS = 4;
const SAMPLED = 15;

/** A scheme that two evaluators made, the last whole quarter appraised by it with its audits, and a bank of questions. Cards are confirmed afterwards. */
export async function makeAppraisals(
  tx: Tx,
  unitIds: ReadonlyMap<string, string>,
  seed: number,
  today: Day,
): Promise<{ periodId: string; evaluatorId: string }> {
  const people = await tx
    .select({ id: person.id, email: person.email })
    .from(person)
    .where(inArray(person.email, ["evaluator@lakeside.example", "evaluator2@lakeside.example", "desk@lakeside.example"]));
  const idOf = (email: string) => {
    const found = people.find((each) => each.email === `${email}@lakeside.example`);
    if (!found) throw new Error(`the demonstration has no ${email}`);
    return found.id;
  };
  const [author, second] = [idOf("evaluator"), idOf("evaluator2")];
  const unitId = unitIds.get(DEMO_FORCE.slug) ?? "";
  const { from, to } = lastEnded("quarter", today);
  const at = new Date(`${addDays(from, -30)}T02:00:00Z`);
  const [schemeId, versionId, sealId, periodId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await tx.insert(appraisalScheme).values({ id: schemeId, unitId, name: "Stations of Lakeside", madeBy: author, madeAt: at });
  await tx
    .insert(appraisalSchemeVersion)
    .values({ id: versionId, schemeId, unitId, number: 1, definition: SCHEME, writtenBy: author, writtenAt: at });
  await tx.insert(appraisalSchemeApproval).values({ versionId, unitId, approvedBy: second, approvedAt: at });
  await tx.insert(appraisalSchemePublication).values({ versionId, unitId, publishedBy: second, publishedOn: addDays(from, -20) });
  await tx
    .insert(sealedPeriod)
    .values({ id: sealId, unitId, fromMonth: from, toMonth: to, why: "Appraisal of the quarter", sealedBy: author, sealedAt: at });
  await tx
    .insert(appraisalPeriod)
    .values({ id: periodId, unitId, kind: "station", versionId, fromMonth: from, toMonth: to, sealId, madeBy: author, madeAt: at });
  const ended = addMonths(to, 1);
  await tx.insert(appraisalPeriodEnd).values({ periodId, unitId, endedBy: author, endedOn: ended });
  await tx
    .insert(sealedPeriodOpening)
    .values({ sealId, unitId, why: "The appraised period has ended", openedBy: author, openedAt: new Date(`${ended}T02:00:00Z`) });

  const random = randomStream(seed + 7);
  const entered = { periodId, enteredBy: author, enteredAt: new Date(`${to}T02:00:00Z`) };
  const counts = DEMO_DISTRICTS.flatMap(({ stations }) => stations).flatMap(({ slug, story }) => {
    const station = unitIds.get(slug) ?? "";
    const good = story === "improves" ? 0.75 : story === "falls" ? 0.35 : 0.45 + random() * 0.25;
    const records = 400 + Math.floor(random() * 300);
    const row = {
      id: "",
      unitId: station,
      ...entered,
      officerKnew: null,
      residentKnew: null,
      bothKnew: null,
      complete: null,
      ofRecords: null,
    };
    const familiar = Array.from({ length: OFFICERS }, (_, officer) => {
      const bothKnew = Math.round(SAMPLED * good * (0.8 + random() * 0.3));
      const [officerKnew, residentKnew] = [Math.min(SAMPLED, bothKnew + 2), Math.min(SAMPLED, bothKnew + 1)];
      return {
        ...row,
        kind: "familiarity" as const,
        subject: `Officer ${officer + 1}`,
        sampled: SAMPLED,
        officerKnew,
        residentKnew,
        bothKnew,
      };
    });
    const complete = Math.round(50 * (0.86 + random() * 0.12));
    return [
      ...familiar,
      { ...row, kind: "information" as const, subject: "Household records", sampled: 50, complete, ofRecords: records },
      { ...row, kind: "prevention" as const, subject: "Talks on fraud", sampled: 4 + Math.floor(random() * 12) },
    ];
  });
  const rows = counts.map((count) => ({ ...count, id: randomUUID() }));
  await tx.insert(appraisalCount).values(rows);
  await tx.insert(appraisalCountConfirmation).values(
    rows.map(({ id, unitId: station }) => ({
      countId: id,
      unitId: station,
      confirmedBy: second,
      confirmedAt: new Date(`${ended}T02:00:00Z`),
    })),
  );

  await tx.insert(knowledgeQuestion).values(
    DEMO_QUESTIONS.map(({ question, right }) => ({
      id: randomUUID(),
      unitId,
      topic: DEMO_TOPIC,
      question,
      rightChoice: right,
      writtenBy: author,
      writtenOn: addDays(from, -30),
    })),
  );
  const checkId = randomUUID();
  await tx.insert(knowledgeCheck).values({
    id: checkId,
    unitId,
    topic: DEMO_TOPIC,
    questions: DEMO_QUESTIONS.length,
    minutes: 15,
    passShare: 80,
    opensOn: addDays(today, -1),
    closesOn: addDays(today, 30),
    madeBy: author,
    madeAt: new Date(),
  });
  await tx.insert(knowledgeScheduled).values({ checkId, personId: idOf("desk"), unitId: unitIds.get("east-street") ?? "" });
  return { periodId, evaluatorId: author };
}

/** Confirm the cards of the demonstration's period, once its answers are there to be counted. */
export async function confirmDemoCards(unitIds: ReadonlyMap<string, string>, periodId: string, evaluatorId: string): Promise<void> {
  await openedVersions({ fresh: true });
  const roles = [{ role: "evaluator", unitId: unitIds.get(DEMO_FORCE.slug) ?? "" }] as const;
  const evaluator = staffActor({ personId: evaluatorId, name: "Ines Moreno", roles, units: [...unitIds.values()] });
  await transaction(reachOf(evaluator), async (tx) => {
    const cards = await cardsIn(tx, evaluator, periodId, true);
    await tx.insert(appraisalCard).values(
      cards.map((card) => ({
        id: randomUUID(),
        unitId: card.unitId,
        periodId,
        number: 1,
        versionId: card.period.versionId,
        inputs: inputsOf(card),
        result: card.result,
        why: null,
        confirmedBy: evaluatorId,
        confirmedAt: new Date(),
      })),
    );
  });
}
