import { createHash } from "node:crypto";
import * as z from "zod";
import type { Day } from "#lib/calendar.ts";

/**
 * Everything of a request that somebody wrote or sent: rows that go, or a column that is emptied where the row is counted.
 * A table that is added here goes with the rest, and is counted in the certificates under its name.
 */
export const FORGOTTEN = {
  texts: { table: "request_text" },
  messages: { table: "request_message" },
  notes: { table: "request_note" },
  files: { table: "request_file" },
  closing_words: { table: "request_closure", emptied: "words" },
  reasons: { table: "request_confirmation", emptied: "reason" },
  addresses: { table: "request_notice_address" },
  referral_reasons: { table: "request_referral", emptied: "why" },
} as const satisfies Record<string, { table: string; emptied?: string }>;
export type Forgotten = keyof typeof FORGOTTEN;
export const FORGOTTEN_KINDS = Object.keys(FORGOTTEN) as Forgotten[];

/** What stays of a request, to be counted: these say who, when and which, and hold no words of the resident's. */
export const KEPT_TABLES = [
  "request_open",
  "request_assignment",
  "request_withdrawal",
  "request_human",
  "request_pause",
  "request_escalation",
  "request_merge",
  "recognition",
  "bulk_action_request",
  "request_follow_up",
  "request_hold",
  "request_hold_release",
  "request_deletion",
  "request_notice_verified",
  "danger_alert",
] as const;

const number = z.int().min(0);
const deleted = z.object({
  requests: number,
  ...(Object.fromEntries(FORGOTTEN_KINDS.map((kind) => [kind, number.default(0)])) as Record<Forgotten, z.ZodDefault<typeof number>>),
});
export type Deleted = z.infer<typeof deleted>;
/** What was deleted, by need. */
export const deletedByNeed = z.record(z.string(), deleted);
export type DeletedByNeed = z.infer<typeof deletedByNeed>;

type Certified = { id: string; unitId: string; on: Day; counts: DeletedByNeed; requests: readonly string[] };

/** One text for the same deletion, whatever order it is read in. */
function canonical({ id, unitId, on, counts, requests }: Certified): string {
  const needs = Object.keys(counts).sort();
  const lines = needs.map((need) => [need, counts[need]?.requests ?? 0, ...FORGOTTEN_KINDS.map((kind) => counts[need]?.[kind] ?? 0)]);
  return JSON.stringify([id, unitId, on, ["requests", ...FORGOTTEN_KINDS], lines, [...requests].sort()]);
}

/** SHA-256 over a certificate and the requests it is of, in hexadecimal. */
export const certificateDigest = (certified: Certified): string => createHash("sha256").update(canonical(certified)).digest("hex");
