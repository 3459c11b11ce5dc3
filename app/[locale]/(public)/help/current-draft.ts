import { draftCode } from "#lib/http/draft-cookie.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needVersion } from "#lib/requests/catalogue-queries.ts";
import type { Draft } from "#lib/requests/draft.ts";
import { type DraftFile, draftOf } from "#lib/requests/draft-queries.ts";
import type { Need } from "#lib/requests/need.ts";

export type Current = { code: string; draft: Draft; files: DraftFile[]; need: Need };

/** What the browser of a code is writing, with the need as it was worded when it began. */
export async function draftUnder(code: string | undefined): Promise<Current | undefined> {
  const found = code ? await draftOf(residentActor(), code) : undefined;
  const need = found && (await needVersion(residentActor(), found.draft.need, found.draft.version));
  return code && found && need ? { code, ...found, need } : undefined;
}

export const currentDraft = async (): Promise<Current | undefined> => draftUnder(await draftCode());
