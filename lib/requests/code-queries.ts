import "server-only";
import { eq } from "drizzle-orm";
import { helpNeed } from "#db/schema/help-needs.ts";
import { request } from "#db/schema/requests.ts";
import { type Reach, type Tx, transaction } from "#db/transaction.ts";
import { NotFound } from "#lib/errors.ts";
import { type NeedKind, needKind } from "./need.ts";
import { requestDigest } from "./request-code.ts";

/** What whoever has a code reaches: its request, or what is being written under it, and nothing else. */
export const reachOfCode = (code: string): Reach => ({ everything: false, units: [], request: requestDigest(code) });

type Coded = { id: string; unitId: string; needKey: string; kind: NeedKind; language: string };

/** Load the request of a code and do something with it, one at a time. */
export function withRequest<T>(code: string, work: (tx: Tx, found: Coded) => Promise<T>): Promise<T> {
  return transaction(reachOfCode(code), async (tx) => {
    const [found] = await tx
      .select({ id: request.id, unitId: request.unitId, needKey: request.needKey, kind: helpNeed.kind, language: request.language })
      .from(request)
      .innerJoin(helpNeed, eq(helpNeed.key, request.needKey))
      .where(eq(request.codeDigest, requestDigest(code)))
      .for("update", { of: request });
    if (!found) throw new NotFound("no request of this code");
    return work(tx, { ...found, kind: needKind.parse(found.kind) });
  });
}
