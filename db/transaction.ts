import "server-only";
import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import { database } from "./client.ts";

type Client = ReturnType<typeof database>;
export type Tx = Parameters<Parameters<Client["transaction"]>[0]>[0];

/** What row-level security lets a transaction see: every unit, or the listed ones. */
export type Reach = { everything: true } | { everything: false; units: readonly string[] };

/** A transaction in which row-level security knows whose units may be seen. */
export function transaction<T>(reach: Reach, work: (tx: Tx) => Promise<T>, config?: PgTransactionConfig): Promise<T> {
  const units = reach.everything ? "" : `{${reach.units.join(",")}}`;
  return database().transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('rapport.everything', ${reach.everything ? "on" : "off"}, true), set_config('rapport.units', ${units}, true)`,
    );
    return work(tx);
  }, config);
}
