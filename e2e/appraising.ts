import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { appraise, FAMILIAR } from "#db/seed/test-appraisal.ts";
import { asOwner } from "#db/seed/test-owner.ts";
import { plant } from "#db/seed/test-rates.ts";
import { seeAll, testActor } from "#db/seed/test-survey.ts";
import type { AuditedCount } from "#lib/appraisals/count.ts";
import { confirmCount, enterCount } from "#lib/appraisals/count-mutations.ts";
import { addMonths } from "#lib/calendar.ts";
import { addUnit } from "#lib/units/mutations.ts";

export const NO_SCRIPT = { javaScriptEnabled: false } as const;

const STATIONS = ["Ash", "Birch", "Cedar", "Dogwood"] as const;
type Station = (typeof STATIONS)[number];

/** Answers of the appraised months that are satisfied, of 100. */
export const SATISFIED = { Ash: 80, Birch: 20, Cedar: 60, Dogwood: 20 } as const satisfies Record<Station, number>;
/** Residents of 20, asked about each of two officers, where both knew each other; nobody went to Dogwood. */
export const BOTH_KNEW = { Ash: 10, Birch: 6, Cedar: 18 } as const;

/** A force of a test's own that is appraised: four stations with answers of their own, of which Ash had 50 of 100 satisfied before. */
export async function appraisedForce() {
  const slug = `appraised-${randomUUID().slice(0, 8)}`;
  const { unitId: forceId } = await addUnit(testActor, { parentId: null, kind: "force", slug, name: { en: "Woodland" }, adults: null });
  const units = {} as Record<Station, { id: string; slug: string }>;
  for (const name of STATIONS) {
    const own = `${slug}-${name.toLowerCase()}`;
    const made = await addUnit(testActor, { parentId: forceId, kind: "station", slug: own, name: { en: name }, adults: 1000 });
    units[name] = { id: made.unitId, slug: own };
  }
  const answers = (name: Station, satisfied: number, day: string) => [
    { unitId: units[name].id, count: satisfied, grade: 5, day },
    { unitId: units[name].id, count: 100 - satisfied, grade: 1, day },
  ];
  await plant([...STATIONS.flatMap((name) => answers(name, SATISFIED[name], "2026-08-05")), ...answers("Ash", 50, "2026-05-05")]);
  const appraised = await appraise(forceId, units.Ash.id);
  return { forceId, units, ...appraised, path: `/en/staff/appraisals/${appraised.periodId}` };
}

export type AppraisedForce = Awaited<ReturnType<typeof appraisedForce>>;

/** The audits of a station, as evaluators count them. */
export function auditsOf(name: keyof typeof BOTH_KNEW): AuditedCount[] {
  const bothKnew = BOTH_KNEW[name];
  const knew = { officerKnew: Math.max(bothKnew, 15), residentKnew: Math.max(bothKnew, 11), bothKnew };
  return ["Officer 1", "Officer 2"].map((subject) => ({ ...FAMILIAR, subject, ...knew }));
}

/** Enter every audit of a force, and one life saved at Ash, and confirm all but what `leave` names at Ash. Returns the ids of Ash's audits. */
export async function audit({ author, second, periodId, units }: AppraisedForce, { leave }: { leave?: string } = {}): Promise<string[]> {
  const keep = async (name: keyof typeof BOTH_KNEW, count: AuditedCount) => {
    const id = await enterCount(author, periodId, units[name].id, count);
    if (name !== "Ash" || count.subject !== leave) await confirmCount(second, id);
    return id;
  };
  for (const name of ["Birch", "Cedar"] as const) for (const count of auditsOf(name)) await keep(name, count);
  await keep("Ash", { kind: "plus", subject: "Life saved", sampled: 1 });
  const own: string[] = [];
  for (const count of auditsOf("Ash")) own.push(await keep("Ash", count));
  return own;
}

/** How many counts of a period are stored, and how many files wait that somebody looks at. */
export async function storedCounts(periodId: string): Promise<{ stored: number; files: number }> {
  const [row] = await seeAll(
    (run) => run`select (select count(*)::int from appraisal_count where period_id = ${periodId}) as stored,
      (select count(*)::int from appraisal_count_import where period_id = ${periodId}) as files`,
  );
  return { stored: Number(row?.stored), files: Number(row?.files) };
}

/** Moves an opened period and its seal back to months whose answers are there, as if they had passed since it was opened. */
export async function moveBack(periodId: string, { from, until }: { from: string; until: string }): Promise<void> {
  const months = { from_month: from, to_month: addMonths(until, -1) };
  await asOwner((owner) =>
    owner.begin(async (sql) => {
      await sql`select set_config('lock_timeout', '5s', true)`;
      for (const table of ["appraisal_period", "sealed_period"])
        await sql.unsafe(`alter table ${table} disable trigger user, no force row level security`);
      await sql`update sealed_period set ${sql(months)} where id = (select seal_id from appraisal_period where id = ${periodId})`;
      const moved = await sql`update appraisal_period set ${sql(months)} where id = ${periodId}`;
      assert.equal(moved.count, 1);
      for (const table of ["appraisal_period", "sealed_period"])
        await sql.unsafe(`alter table ${table} enable trigger user, force row level security`);
    }),
  );
}
