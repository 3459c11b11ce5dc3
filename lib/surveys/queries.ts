import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { database } from "#db";
import { unitClosure } from "#db/schema/organisation.ts";
import {
  questionnaire,
  questionnaireClosing,
  questionnaireOpening,
  questionnaireVersion,
  touchpoint,
  touchpointProof,
  touchpointRetirement,
} from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
import type { Day } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Localised, localised } from "#lib/i18n/locales.ts";
import { bounded } from "./bounded.ts";
import { type Definition, definition } from "./definition.ts";

/** A questionnaire version that has been opened: it never changes again. */
export type OpenVersion = {
  id: string;
  key: string;
  number: number;
  base: (typeof questionnaire.$inferSelect)["base"];
  definition: Definition;
  /** The day it was opened in the force's time zone. */
  openedOn: Day;
};

/** What a resident meets under a public code. */
export type OpenTouchpoint = {
  code: string;
  channel: (typeof touchpoint.$inferSelect)["channel"];
  serviceKey: string;
  unit: { id: string; slug: string; name: Localised };
  version: OpenVersion;
  /** The last day on which its questionnaire takes answers, if one has been set. */
  lastDay: Day | undefined;
  /** Its code takes no more answers. */
  retired: boolean;
  /** It is under attack: browsers do some work for each answer. */
  asksProof: boolean;
};

const FRESH_MS = 30_000;
const MISSING_MS = 5_000;
const MOST_TOUCHPOINTS = 5_000;

/** Opened versions never change, so a page of a known touchpoint renders without a query. */
type Kept = {
  versions: Map<string, OpenVersion>;
  touchpoints: ReturnType<typeof bounded<OpenTouchpoint | undefined>>;
  all: { list: OpenVersion[]; until: number } | undefined;
};

// One for the process, also where two bundles evaluate this module: what one forgets is forgotten in the other.
const shared = globalThis as typeof globalThis & { rapportOpened?: Kept };
shared.rapportOpened ??= { versions: new Map(), touchpoints: bounded(MOST_TOUCHPOINTS), all: undefined };
const opened = shared.rapportOpened;

/** Look again at the next request: something was opened, closed or retired. */
export function forgetOpened(): void {
  opened.touchpoints = bounded(MOST_TOUCHPOINTS);
  opened.all = undefined;
}

const versionColumns = () => ({
  id: questionnaireVersion.id,
  key: questionnaire.key,
  number: questionnaireVersion.number,
  base: questionnaire.base,
  definition: questionnaireVersion.definition,
  openedOn: sql<string>`(${questionnaireOpening.openedAt} at time zone ${env().RAPPORT_TIME_ZONE})::date::text`,
});

function kept(row: Omit<OpenVersion, "definition"> & { definition: unknown }): OpenVersion {
  const known = opened.versions.get(row.id);
  if (known) return known;
  const version = { ...row, definition: definition.parse(row.definition) };
  opened.versions.set(row.id, version);
  return version;
}

/** Every opened version, newest first; public facts, so no actor. */
export async function openedVersions({ fresh = false } = {}): Promise<OpenVersion[]> {
  if (!fresh && opened.all && opened.all.until > Date.now()) return opened.all.list;
  opened.all = { list: await openedVersionsIn(database()), until: Date.now() + FRESH_MS };
  return opened.all.list;
}

/** The same, read through a transaction that may have opened some itself. */
export async function openedVersionsIn(client: Pick<Tx, "select">): Promise<OpenVersion[]> {
  const rows = await client
    .select(versionColumns())
    .from(questionnaireOpening)
    .innerJoin(questionnaireVersion, eq(questionnaireVersion.id, questionnaireOpening.versionId))
    .innerJoin(questionnaire, eq(questionnaire.id, questionnaireVersion.questionnaireId))
    .orderBy(questionnaire.key, desc(questionnaireVersion.number));
  return rows.map(kept);
}

/** One opened version by its id; a version that opened since the list was read is found too. */
export async function openedVersion(id: string): Promise<OpenVersion | undefined> {
  return opened.versions.get(id) ?? (await openedVersions({ fresh: true })).find((version) => version.id === id);
}

/** The touchpoint under a code, with the newest opened version of its questionnaire; public facts, so no actor. */
export async function openTouchpoint(code: string): Promise<OpenTouchpoint | undefined> {
  const held = opened.touchpoints.get(code);
  if (held) return held.value;
  const found = await loadTouchpoint(code);
  opened.touchpoints.set(code, found, found ? FRESH_MS : MISSING_MS);
  return found;
}

async function loadTouchpoint(code: string): Promise<OpenTouchpoint | undefined> {
  const [row] = await database()
    .select({
      code: touchpoint.code,
      channel: touchpoint.channel,
      serviceKey: touchpoint.serviceKey,
      unitId: unit.id,
      slug: unit.slug,
      name: unit.name,
      version: versionColumns(),
      lastDay: questionnaireClosing.lastDay,
      retiredOn: touchpointRetirement.retiredOn,
      proofSince: touchpointProof.since,
      unitClosedOn: unitClosure.closedOn,
    })
    .from(touchpoint)
    .innerJoin(unit, eq(unit.id, touchpoint.unitId))
    .leftJoin(unitClosure, eq(unitClosure.unitId, touchpoint.unitId))
    .innerJoin(questionnaire, eq(questionnaire.id, touchpoint.questionnaireId))
    .innerJoin(questionnaireVersion, eq(questionnaireVersion.questionnaireId, questionnaire.id))
    .innerJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
    .leftJoin(questionnaireClosing, eq(questionnaireClosing.questionnaireId, questionnaire.id))
    .leftJoin(touchpointRetirement, eq(touchpointRetirement.code, touchpoint.code))
    .leftJoin(touchpointProof, eq(touchpointProof.code, touchpoint.code))
    .where(eq(touchpoint.code, code))
    .orderBy(desc(questionnaireVersion.number))
    .limit(1);
  if (!row) return undefined;
  const { unitId, slug, name, version, lastDay, retiredOn, proofSince, unitClosedOn, ...rest } = row;
  const unitOf = { id: unitId, slug, name: localised.parse(name) };
  // A unit that works no more takes no answers, whatever still hangs there.
  const retired = retiredOn !== null || unitClosedOn !== null;
  const state = { lastDay: lastDay ?? undefined, retired, asksProof: proofSince !== null && row.channel === "open" };
  return { ...rest, ...state, unit: unitOf, version: kept(version) };
}
