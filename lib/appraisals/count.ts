import * as z from "zod";

export const KINDS = ["familiarity", "information", "prevention", "plus"] as const;
export type CountKind = (typeof KINDS)[number];
export const LONGEST_SUBJECT = 80;
const MOST = 100_000;

const whole = z.int().min(0).max(MOST);
const subject = z.string().trim().min(1).max(LONGEST_SUBJECT);
const sampled = whole.min(1);

/** One audited count, never a resident's data; how many, and of what. */
export const auditedCount = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("familiarity"), subject, sampled, officerKnew: whole, residentKnew: whole, bothKnew: whole })
    .refine(({ sampled: n, officerKnew, residentKnew }) => officerKnew <= n && residentKnew <= n, "no more than were sampled")
    .refine(
      ({ sampled: n, officerKnew, residentKnew, bothKnew }) =>
        bothKnew <= Math.min(officerKnew, residentKnew) && bothKnew >= officerKnew + residentKnew - n,
      "both is part of each",
    ),
  z
    .strictObject({ kind: z.literal("information"), subject, sampled, complete: whole, ofRecords: whole })
    .refine(({ sampled: n, complete, ofRecords }) => complete <= n && n <= ofRecords, "complete of sampled of all records"),
  // None held is a count too: without it the unit would be left out, and better off than one that held a few.
  z.strictObject({ kind: z.literal("prevention"), subject, sampled: whole }),
  z.strictObject({ kind: z.literal("plus"), subject, sampled }),
]);
export type AuditedCount = z.infer<typeof auditedCount>;

/** The numbers of each kind, as forms and files name them. */
export const FIELDS_OF = {
  familiarity: ["sampled", "officerKnew", "residentKnew", "bothKnew"],
  information: ["sampled", "complete", "ofRecords"],
  prevention: ["sampled"],
  plus: ["sampled"],
} as const satisfies Record<CountKind, readonly string[]>;

/** A count as it was typed, or nothing when it is none: numbers that cannot be, or a plus-item that the scheme does not have. */
export function readCount(kind: string, typed: (name: string) => string, plusItems: readonly string[]): AuditedCount | undefined {
  const known = KINDS.find((each) => each === kind);
  if (!known) return undefined;
  const numbers = FIELDS_OF[known].map((name) => [name, /^\d{1,6}$/.test(typed(name).trim()) ? Number(typed(name)) : Number.NaN]);
  const read = auditedCount.safeParse({ kind: known, subject: typed("subject").replaceAll("\0", ""), ...Object.fromEntries(numbers) });
  if (!read.success) return undefined;
  return known === "plus" && !plusItems.includes(read.data.subject) ? undefined : read.data;
}
