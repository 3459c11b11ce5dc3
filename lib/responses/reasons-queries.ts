import "server-only";
import { sql } from "drizzle-orm";
import { transaction } from "#db/transaction.ts";
import { addDays, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { sourceOf } from "#lib/http/source.ts";
import { reachOf, systemActor } from "#lib/people/actor.ts";
import { bounded } from "#lib/surveys/bounded.ts";
import type { OpenTouchpoint } from "#lib/surveys/queries.ts";
import { Arrivals } from "./arrivals.ts";
import { isProof } from "./proof.ts";
import { faultOfShown } from "./shown.ts";
import { burstLimit, type HoldReason, MOST_PER_SOURCE, SHIFTS_PER_DAY, takesBursts } from "./signals.ts";

const MEAN_DAYS = 28;
const FRESH_MS = 3_600_000;
const watcher = systemActor("burst limit");
const arrivals = new Arrivals();
const limits = bounded<number>(5_000);

/** The most answers a touchpoint's unit, service and channel may have in a shift, looked up once an hour. */
async function shiftLimit({ code, unit, serviceKey, channel }: OpenTouchpoint, now: Date): Promise<number> {
  const held = limits.get(code);
  if (held) return held.value;
  const today = dayOf(now, env().RAPPORT_TIME_ZONE);
  const limit = await transaction(reachOf(watcher), async (tx) => {
    const [row] = await tx.execute<{ answers: number }>(sql`
      select coalesce(sum(answers), 0)::int as answers from tally_day
      where unit_id = ${unit.id} and service_key = ${serviceKey} and channel = ${channel}
        and day between ${addDays(today, -MEAN_DAYS)} and ${addDays(today, -1)}`);
    return burstLimit((row?.answers ?? 0) / MEAN_DAYS / SHIFTS_PER_DAY);
  });
  limits.set(code, limit, FRESH_MS);
  return limit;
}

/** Why an answer that has just come should be seen by a reviewer before it counts; none for almost all. */
export async function reasonsToHold(
  touchpoint: OpenTouchpoint,
  sent: { key: string; shown: string; trap: string; proof: string },
  headers: Headers,
): Promise<HoldReason[]> {
  const now = new Date();
  const { fromSource, inShift } = arrivals.add(touchpoint.code, sourceOf(headers, env().RAPPORT_TRUSTED_PROXIES), now);
  const fault = faultOfShown(env().RAPPORT_SECRET, touchpoint.code, sent.shown, now);
  return [
    ...(sent.trap ? (["trap"] as const) : []),
    ...(fault ? [fault] : []),
    ...(touchpoint.asksProof && !(await isProof(env().RAPPORT_SECRET, touchpoint.code, sent.key, sent.proof))
      ? (["no_proof"] as const)
      : []),
    // A kiosk is one source for everybody in the hall.
    ...(touchpoint.channel !== "kiosk" && fromSource > MOST_PER_SOURCE ? (["source"] as const) : []),
    ...(takesBursts(touchpoint.channel) && inShift > (await shiftLimit(touchpoint, now)) ? (["burst"] as const) : []),
  ];
}
