import "server-only";
import { sql } from "drizzle-orm";
import type { PgTransactionConfig } from "drizzle-orm/pg-core";
import { database } from "./client.ts";

type Client = ReturnType<typeof database>;
export type Tx = Parameters<Parameters<Client["transaction"]>[0]>[0];

/** What row-level security lets a transaction see: every unit, or the listed ones, and the request whose code has this digest. */
export type Reach = { everything: true } | { everything: false; units: readonly string[]; request?: Buffer };

/**
 * Do something in a transaction that row-level security would not let its own reach do, such as handing a row to another unit. Only after
 * the actor's right to it has been checked, and for nothing that reads what is then shown, but for what is counted to be shown to everybody.
 */
export async function beyondReach<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('rapport.everything', 'on', true)`);
  const done = await work();
  await tx.execute(sql`select set_config('rapport.everything', 'off', true)`);
  return done;
}

/** A transaction in which row-level security knows whose units may be seen. */
export function transaction<T>(reach: Reach, work: (tx: Tx) => Promise<T>, config?: PgTransactionConfig): Promise<T> {
  const units = reach.everything ? "" : `{${reach.units.join(",")}}`;
  const request = reach.everything ? "" : (reach.request?.toString("hex") ?? "");
  return database().transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('rapport.everything', ${reach.everything ? "on" : "off"}, true), set_config('rapport.units', ${units}, true),
        set_config('rapport.request', ${request}, true)`,
    );
    return work(tx);
  }, config);
}
