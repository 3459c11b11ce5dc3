import { DEMO_FORCE } from "#db/seed/force.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { lastEnded } from "#lib/publications/plan.ts";

/** The newest publication of the demonstration: of the last quarter that had ended when it was made. */
export const DEMO_PUBLICATION = `${DEMO_FORCE.slug}-${lastEnded("quarter", dayOf(new Date(), env().RAPPORT_TIME_ZONE)).key}`;
