import { type SQL, sql } from "drizzle-orm";

/** Ids as one value of a statement: `unit_id = any (${uuids(unitIds)})`. */
export const uuids = (ids: readonly string[]): SQL => sql`${`{${ids.join(",")}}`}::uuid[]`;
