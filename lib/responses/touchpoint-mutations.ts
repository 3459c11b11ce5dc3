import "server-only";
import { type Day, dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { ResidentActor } from "#lib/people/actor.ts";
import { endOf } from "#lib/surveys/end.ts";
import { TRAP_FIELD } from "#lib/surveys/own-fields.ts";
import type { OpenTouchpoint, OpenVersion } from "#lib/surveys/queries.ts";
import { submitAnswer } from "./mutations.ts";
import { reasonsToHold } from "./reasons-queries.ts";

type Sent = {
  touchpoint: OpenTouchpoint;
  received: { key: string; version: OpenVersion; choices: readonly number[]; words: readonly string[] };
  fields: Fields;
  headers: Headers;
  /** The day it was answered, where that is not today. */
  day?: Day;
};

/** Store what came through an open code, with the reasons to look at it first; `ended` when the code takes no more answers. */
export async function submitAtTouchpoint(
  actor: ResidentActor,
  { touchpoint, received, fields, headers, day }: Sent,
): Promise<"stored" | "already_stored" | "ended"> {
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  if (endOf(touchpoint, day ?? today)) return "ended";
  const { version, ...answer } = received;
  const unseen = { key: answer.key, shown: single(fields, "shown"), trap: single(fields, TRAP_FIELD), proof: single(fields, "proof") };
  const heldFor = await reasonsToHold(touchpoint, unseen, headers);
  return submitAnswer(actor, { touchpoint: { ...touchpoint, version }, day: day ?? today, ...answer, heldFor });
}
