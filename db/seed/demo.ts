import "server-only";
import { demonstration, unit } from "#db/schema/units.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reachOf, systemActor } from "#lib/people/actor.ts";
import { keepStage, openStage, stageAnswers } from "#lib/responses/staging-mutations.ts";
import { openStandardIn } from "#lib/surveys/mutations.ts";
import { openedVersionsIn } from "#lib/surveys/queries.ts";
import { confirmDemoCards, makeAppraisals } from "./appraisals.ts";
import { keepContacts } from "./contacts.ts";
import { DEMO_DISTRICTS } from "./force.ts";
import { makeIssues } from "./issues.ts";
import { keepResidents, keepVisits, makePeople, makeTouchpoints, makeUnits } from "./organisation.ts";
import { publishDemo } from "./publications.ts";
import { makeRequests } from "./requests.ts";
import { type SimulatedAnswer, simulate } from "./simulate.ts";

const SEED = 20_240_601;
const ROWS_AT_ONCE = 4_000;

type Progress = (done: number, total: number) => void;

/** Fill an empty database with the demo force, in one transaction: a kill in between leaves it empty. */
export async function seedDemo(progress: Progress): Promise<void> {
  const actor = systemActor("seed");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const { answers, visits } = simulate(SEED, today);
  const appraised = await transaction(reachOf(actor), async (tx) => {
    const [any] = await tx.select({ id: unit.id }).from(unit).limit(1);
    if (any) throw new Error("This database already has units: the demonstration is only for an empty one.");
    const opened = await openStandardIn(
      tx,
      actor,
      DEMO_DISTRICTS.map(({ name }) => name),
    );
    const unitIds = await makeUnits(tx);
    await makeTouchpoints(tx, unitIds, SEED);
    await makePeople(tx, unitIds);
    await keepContacts(tx, unitIds, SEED, today);
    await keepVisits(tx, unitIds, visits);
    await keepResidents(tx, unitIds, actor, Number(today.slice(0, 4)) - 1);
    const versionIds = new Map(opened.map(({ key, versionId }) => [key, versionId]));
    await makeRequests(tx, SEED, new Date());
    await makeIssues(tx, unitIds, SEED, today);
    await stage(tx, answers, unitIds, versionIds, progress);
    await keepStage(tx, await openedVersionsIn(tx));
    await tx.insert(demonstration).values({ seed: SEED, madeOn: today });
    return { unitIds, ...(await makeAppraisals(tx, unitIds, SEED, today)) };
  });
  await confirmDemoCards(appraised.unitIds, appraised.periodId, appraised.evaluatorId);
  await publishDemo(appraised.unitIds, appraised.periodId, today);
  progress(answers.length, answers.length);
}

/** Put the answers into the stage, a few thousand at a time. */
async function stage(
  tx: Tx,
  answers: readonly SimulatedAnswer[],
  unitIds: ReadonlyMap<string, string>,
  versionIds: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<void> {
  const known = (ids: ReadonlyMap<string, string>, key: string) => {
    const id = ids.get(key);
    if (!id) throw new Error(`the simulation speaks of ${key}, which was not made`);
    return id;
  };
  await openStage(tx);
  for (let at = 0; at < answers.length; at += ROWS_AT_ONCE) {
    const some = answers.slice(at, at + ROWS_AT_ONCE).map(({ station, service, questionnaire, ...answer }) => ({
      ...answer,
      unitId: known(unitIds, station),
      serviceKey: service,
      versionId: known(versionIds, questionnaire),
    }));
    await stageAnswers(tx, some);
    progress(Math.min(at + ROWS_AT_ONCE, answers.length), answers.length);
  }
}
