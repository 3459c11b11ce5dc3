import "server-only";
import { randomUUID } from "node:crypto";
import { eq, max } from "drizzle-orm";
import { appraisalScheme, appraisalSchemeApproval, appraisalSchemePublication, appraisalSchemeVersion } from "#db/schema/appraisals.ts";
import { type Tx, transaction } from "#db/transaction.ts";
import { record } from "#lib/audit/record.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { reachOf, type StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { unitsWithRole } from "#lib/units/queries.ts";
import type { Scheme } from "./scheme.ts";

async function refuseOthers(tx: Tx, actor: StaffActor, unitId: string): Promise<void> {
  if (!(await unitsWithRole(actor, MAY["schemes.write"], tx)).includes(unitId)) throw new NotFound("not a unit of the actor's");
}

type Place = { schemeId: string; unitId: string; number: number };

async function keepVersion(tx: Tx, actor: StaffActor, { schemeId, unitId, number }: Place, definition: Scheme): Promise<string> {
  const id = randomUUID();
  const kept = await tx
    .insert(appraisalSchemeVersion)
    .values({ id, schemeId, unitId, number, definition, writtenBy: actor.personId, writtenAt: new Date() })
    .onConflictDoNothing()
    .returning();
  if (kept.length === 0) throw new Conflict("written meanwhile");
  await record(tx, actor, { event: "scheme.written", schemeId, unitId, number });
  return id;
}

/** Begin a scheme for the units below one; returns its first version. */
export function makeScheme(actor: StaffActor, unitId: string, name: string, definition: Scheme): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    await refuseOthers(tx, actor, unitId);
    const schemeId = randomUUID();
    await tx.insert(appraisalScheme).values({ id: schemeId, unitId, name, madeBy: actor.personId, madeAt: new Date() });
    return keepVersion(tx, actor, { schemeId, unitId, number: 1 }, definition);
  });
}

/** Write the next version of a scheme; `seen`: the number of the last one, as the author saw it. */
export function writeScheme(actor: StaffActor, schemeId: string, seen: number, definition: Scheme): Promise<string> {
  return transaction(reachOf(actor), async (tx) => {
    const [scheme] = await tx.select().from(appraisalScheme).where(eq(appraisalScheme.id, schemeId));
    if (!scheme) throw new NotFound("no such scheme");
    await refuseOthers(tx, actor, scheme.unitId);
    const [last] = await tx
      .select({ number: max(appraisalSchemeVersion.number) })
      .from(appraisalSchemeVersion)
      .where(eq(appraisalSchemeVersion.schemeId, schemeId));
    if ((last?.number ?? 0) !== seen) throw new Conflict("written meanwhile");
    return keepVersion(tx, actor, { schemeId, unitId: scheme.unitId, number: seen + 1 }, definition);
  });
}

async function versionIn(tx: Tx, actor: StaffActor, id: string) {
  const [version] = await tx.select().from(appraisalSchemeVersion).where(eq(appraisalSchemeVersion.id, id));
  if (!version) throw new NotFound("no such version");
  await refuseOthers(tx, actor, version.unitId);
  return version;
}

/** Approve a version; never by whoever wrote it. */
export function approveScheme(actor: StaffActor, id: string): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, schemeId, number, writtenBy } = await versionIn(tx, actor, id);
    if (writtenBy === actor.personId) throw new NotFound("nobody approves their own");
    const approved = await tx
      .insert(appraisalSchemeApproval)
      .values({ versionId: id, unitId, approvedBy: actor.personId, approvedAt: new Date() })
      .onConflictDoNothing()
      .returning();
    if (approved.length === 0) throw new Conflict("approved meanwhile");
    await record(tx, actor, { event: "scheme.approved", schemeId, unitId, number });
  });
}

/** Publish an approved version to everybody inside. */
export function publishScheme(actor: StaffActor, id: string, now = new Date()): Promise<void> {
  return transaction(reachOf(actor), async (tx) => {
    const { unitId, schemeId, number } = await versionIn(tx, actor, id);
    const [approval] = await tx.select().from(appraisalSchemeApproval).where(eq(appraisalSchemeApproval.versionId, id));
    if (!approval) throw new Conflict("not approved yet");
    const published = await tx
      .insert(appraisalSchemePublication)
      .values({ versionId: id, unitId, publishedBy: actor.personId, publishedOn: dayOf(now, env().RAPPORT_TIME_ZONE) })
      .onConflictDoNothing()
      .returning();
    if (published.length === 0) throw new Conflict("published meanwhile");
    await record(tx, actor, { event: "scheme.published", schemeId, unitId, number });
  });
}
