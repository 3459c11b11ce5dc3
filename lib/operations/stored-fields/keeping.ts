import type { Environment } from "#lib/env.ts";
import { IDLE_MS, LONGEST_MS, SESSION_DAYS } from "#lib/people/session-limits.ts";
import { DRAFT_MS } from "#lib/requests/draft.ts";
import { KEY_DAYS } from "#lib/responses/key-days.ts";

/** How long something is kept, in the words of the messages `keep_…`, which name the numbers below. */
export const KEEPING = [
  "mixed",
  "form_key",
  "counted",
  "words",
  "decided",
  "used",
  "wave",
  "second_typing",
  "draft",
  "request_words",
  "request_row",
  "request_open",
  "notice",
  "account",
  "session",
  "replaced",
  "import",
  "queue",
  "always",
] as const;
export type Keeping = (typeof KEEPING)[number];

/** Days after which the queue deletes a job that is done, and one that failed for good; its migration says so to the queue. */
export const QUEUE_DAYS = { done: 1, failed: 30 } as const;

/** The days that the needs of the catalogue keep words after a closing. */
export type NeedDays = { least: number; most: number };

const MINUTE_MS = 60_000;

/** The numbers that the rules run by. */
export function keepingNumbers(env: Environment, { least, most }: NeedDays) {
  return {
    releaseAt: env.RAPPORT_RELEASE_AT,
    wordsMonths: env.RAPPORT_WORDS_MONTHS,
    keyDays: KEY_DAYS,
    draftMinutes: DRAFT_MS / MINUTE_MS,
    idleMinutes: IDLE_MS / MINUTE_MS,
    sessionHours: LONGEST_MS / (60 * MINUTE_MS),
    sessionDays: SESSION_DAYS,
    leastDays: least,
    mostDays: most,
    queueDays: QUEUE_DAYS.done,
    failedDays: QUEUE_DAYS.failed,
  };
}
export type KeepingNumbers = ReturnType<typeof keepingNumbers>;
