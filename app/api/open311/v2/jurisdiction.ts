import { env } from "#lib/env.ts";
import { publicUnit } from "#lib/units/public-queries.ts";
import type { Refusal } from "./answered.ts";

/** A jurisdiction need not be named; where it is, it is this host or one of its units. */
export async function foreignJurisdiction(given: string | null | undefined): Promise<Refusal | undefined> {
  if (!given || given === new URL(env().RAPPORT_ORIGIN).hostname || (await publicUnit(given))) return undefined;
  return { status: 404, problems: ["jurisdiction_id was not found"] };
}
