import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import postgres from "postgres";
import { ownDatabase, PUBLISHED_AT, testPublishers } from "#db/seed/test-publishers.ts";
import { plant } from "#db/seed/test-rates.ts";
import { testActor } from "#db/seed/test-survey.ts";
import { openSeal, sealPeriod } from "#lib/rates/seal-mutations.ts";
import { checkDraft } from "./draft-mutations.ts";
import { draft as draftOf, drafts } from "./draft-queries.ts";
import { nextPlanned, planned } from "./plan.ts";
import { keepPlans } from "./plan-mutations.ts";

let own: Awaited<ReturnType<typeof ownDatabase>>;
before(async () => {
  own = await ownDatabase(`held_${process.pid}`);
});
after(() => own.leave());

const ofOwner = async (statement: string) => {
  const sql = postgres(own.ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end({ timeout: 1 }));
};
const DUE = new Date("2026-11-25T04:00:00Z");

/** A checked draft of a force whose day comes before `DUE`. */
async function waiting() {
  const force = await testPublishers();
  const [a = ""] = force.stations;
  await plant([{ unitId: a, count: 40, grade: 5, day: "2026-08-05" }]);
  const id = await force.draft("2026-q3", PUBLISHED_AT, "2026-11-24");
  assert.equal(await checkDraft(force.second, id, PUBLISHED_AT), undefined, "its day has not come");
  return { ...force, id };
}

test("a checked draft whose months are sealed meanwhile is held back, says so, and goes out once they are open", async () => {
  const { id, second, author, forceId } = await waiting();
  assert.equal((await drafts(second))[0]?.isHeld, false);
  const seal = await sealPeriod(author, { unitId: forceId, from: "2026-08-01", to: "2026-08-01", why: "Appraisal" });
  assert.deepEqual((await keepPlans(testActor, DUE)).released, []);
  assert.equal((await drafts(second))[0]?.isHeld, true);
  assert.equal((await draftOf(second, id))?.draft.isHeld, true);
  await openSeal(author, seal, "Over");
  assert.equal((await keepPlans(testActor, DUE)).released.length, 1);
  assert.equal((await drafts(second))[0]?.isHeld, false, "published");
});

test("a draft that fails to go out holds up no other", async () => {
  const [broken, sound] = [await waiting(), await waiting()];
  await ofOwner(`alter table publication add constraint fails check (unit_id <> '${broken.forceId}') not valid`);
  try {
    const { released } = await keepPlans(testActor, DUE);
    assert.equal(released.length, 1);
    assert.ok((await drafts(sound.second))[0]?.slug);
    assert.equal((await drafts(broken.second))[0]?.slug, undefined);
  } finally {
    await ofOwner("alter table publication drop constraint fails");
  }
  assert.equal((await keepPlans(testActor, DUE)).released.length, 1, "tried again");
});

test("a plan of more days than there may be drafts on the last day before its next period ends", () => {
  const plan = { length: "quarter", draftDays: 200, publishDays: 210 } as const;
  assert.deepEqual(planned(plan, "2026-11-25").draftOn, "2026-12-28");
  assert.equal(planned(plan, "2026-12-28").period.key, "2026-q3");
  assert.equal(nextPlanned(plan, "2026-12-29").period.key, "2026-q4");
});
