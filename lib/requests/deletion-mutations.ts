import "server-only";
import { sql } from "drizzle-orm";
import { beyondReach } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { Conflict } from "#lib/errors.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { withRequest } from "./code-queries.ts";
import { standingIn } from "./resident-queries.ts";
import { emptyFiles, forgetOfUnit } from "./retention-mutations.ts";
import { isOpen } from "./standing.ts";

/** Delete at once everything that was written of one's own request, when nobody works on it any more; its code opens nothing from then on. */
export async function forgetOwnRequest(actor: ResidentActor, code: string, now = new Date()): Promise<"forgotten" | "held"> {
  const done = await withRequest(code, async (tx, { id, unitId, needKey }) => {
    if (isOpen(await standingIn(tx, id))) throw new Conflict("it is open");
    // The police's notes and the certificate are out of the resident's reach; whose request it is, the code has shown.
    return beyondReach(tx, async () => {
      const held = await tx.execute(sql`
        select 1 from request_hold h where h.request_id = ${id}
          and not exists (select from request_hold_release l where l.hold_id = h.id)`);
      if (held.length > 0) return "held" as const;
      await forgetOfUnit(tx, actor, unitId, [{ id, unitId, need: needKey }], dayOf(now, env().RAPPORT_TIME_ZONE));
      return "forgotten" as const;
    });
  });
  if (done === "forgotten") await emptyFiles();
  return done;
}
