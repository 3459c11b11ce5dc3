import "server-only";
import { desc, eq } from "drizzle-orm";
import { database } from "#db";
import { questionnaire, questionnaireOpening, questionnaireVersion, touchpoint } from "#db/schema/surveys.ts";
import { unit } from "#db/schema/units.ts";
import type { Tx } from "#db/transaction.ts";
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
};

/** What a resident meets under a public code. */
export type OpenTouchpoint = {
  code: string;
  channel: (typeof touchpoint.$inferSelect)["channel"];
  serviceKey: string;
  unit: { id: string; slug: string; name: Localised };
  version: OpenVersion;
};

const FRESH_MS = 30_000;
const MISSING_MS = 5_000;
const MOST_TOUCHPOINTS = 5_000;

// Opened versions never change, so a page of a known touchpoint renders without a query.
const versions = new Map<string, OpenVersion>();
const touchpoints = bounded<OpenTouchpoint | undefined>(MOST_TOUCHPOINTS);
let allVersions: { list: OpenVersion[]; until: number } | undefined;

const versionColumns = {
  id: questionnaireVersion.id,
  key: questionnaire.key,
  number: questionnaireVersion.number,
  base: questionnaire.base,
  definition: questionnaireVersion.definition,
};

function kept(row: Omit<OpenVersion, "definition"> & { definition: unknown }): OpenVersion {
  const known = versions.get(row.id);
  if (known) return known;
  const version = { ...row, definition: definition.parse(row.definition) };
  versions.set(row.id, version);
  return version;
}

/** Every opened version, newest first; public facts, so no actor. */
export async function openedVersions({ fresh = false } = {}): Promise<OpenVersion[]> {
  if (!fresh && allVersions && allVersions.until > Date.now()) return allVersions.list;
  allVersions = { list: await openedVersionsIn(database()), until: Date.now() + FRESH_MS };
  return allVersions.list;
}

/** The same, read through a transaction that may have opened some itself. */
export async function openedVersionsIn(client: Pick<Tx, "select">): Promise<OpenVersion[]> {
  const rows = await client
    .select(versionColumns)
    .from(questionnaireOpening)
    .innerJoin(questionnaireVersion, eq(questionnaireVersion.id, questionnaireOpening.versionId))
    .innerJoin(questionnaire, eq(questionnaire.id, questionnaireVersion.questionnaireId))
    .orderBy(questionnaire.key, desc(questionnaireVersion.number));
  return rows.map(kept);
}

/** One opened version by its id; a version that opened since the list was read is found too. */
export async function openedVersion(id: string): Promise<OpenVersion | undefined> {
  return versions.get(id) ?? (await openedVersions({ fresh: true })).find((version) => version.id === id);
}

/** The touchpoint under a code, with the newest opened version of its questionnaire; public facts, so no actor. */
export async function openTouchpoint(code: string): Promise<OpenTouchpoint | undefined> {
  const held = touchpoints.get(code);
  if (held) return held.value;
  const found = await loadTouchpoint(code);
  touchpoints.set(code, found, found ? FRESH_MS : MISSING_MS);
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
      version: versionColumns,
    })
    .from(touchpoint)
    .innerJoin(unit, eq(unit.id, touchpoint.unitId))
    .innerJoin(questionnaire, eq(questionnaire.id, touchpoint.questionnaireId))
    .innerJoin(questionnaireVersion, eq(questionnaireVersion.questionnaireId, questionnaire.id))
    .innerJoin(questionnaireOpening, eq(questionnaireOpening.versionId, questionnaireVersion.id))
    .where(eq(touchpoint.code, code))
    .orderBy(desc(questionnaireVersion.number))
    .limit(1);
  if (!row) return undefined;
  const { unitId, slug, name, version, ...rest } = row;
  return { ...rest, unit: { id: unitId, slug, name: localised.parse(name) }, version: kept(version) };
}
