import "server-only";
import type { Day } from "#lib/calendar.ts";
import { definitionAt } from "#lib/rates/definition-queries.ts";
import type { AppraisedDefinition } from "./definition.ts";
import { type AppraisedId, isOfRates, OFFICE_VERSION } from "./indicators.ts";

/** The definitions of some indicators that hold in a month. */
export function definitionsAt(ids: readonly AppraisedId[], month: Day): Promise<AppraisedDefinition[]> {
  return Promise.all(
    ids.map(async (id): Promise<AppraisedDefinition> => {
      const rate = isOfRates(id) ? await definitionAt(id, month) : null;
      return { id, version: rate?.version ?? OFFICE_VERSION, rate };
    }),
  );
}
