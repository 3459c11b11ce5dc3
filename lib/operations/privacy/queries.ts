import "server-only";
import { sql } from "drizzle-orm";
import { type Tx, transaction } from "#db/transaction.ts";
import { reachOf, type SystemActor } from "#lib/people/actor.ts";
import { KEEPING_PROOFS } from "./keeping-queries.ts";
import { ORDER_PROOFS } from "./order-queries.ts";
import type { Finding, Proof } from "./proof.ts";
import { SERVER_PROOFS } from "./server-queries.ts";
import { SHAPE_PROOFS } from "./shape-queries.ts";
import { TRACE_PROOFS } from "./trace-queries.ts";

const PROOFS: readonly Proof[] = [...SHAPE_PROOFS, ...ORDER_PROOFS, ...TRACE_PROOFS, ...SERVER_PROOFS, ...KEEPING_PROOFS];

/** `only`: proofs whose name begins so. */
type Options = { schema?: string; now?: Date; only?: string };

/** Try every proof on the tables of a schema, those of `public` where it has none; what the server refuses to show is unseen. */
export async function findingsIn(tx: Tx, { schema = "public", now = new Date(), only = "" }: Options = {}): Promise<Finding[]> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select set_config('search_path', ${`"${schema}", public`}, true)`);
  const findings: Finding[] = [];
  for (const { name, look } of PROOFS.filter((proof) => proof.name.startsWith(only))) {
    const seen = await tx
      .transaction((inner) => look({ tx: inner, schema, now }))
      .catch((error: unknown) => {
        const { cause } = error as { cause?: unknown };
        const refused = [error, cause].some((each) => (each as { code?: string } | undefined)?.code === "42501");
        if (!refused) throw error;
        return { holds: undefined, found: "our role may not look" };
      });
    findings.push({ name, ...seen });
  }
  return findings;
}

/** Prove on the running database that nothing finer is stored than is said, and nothing longer. */
export function privacyFindings(actor: SystemActor, options: Options = {}): Promise<Finding[]> {
  return transaction(reachOf(actor), (tx) => findingsIn(tx, options), { accessMode: "read only", isolationLevel: "repeatable read" });
}
