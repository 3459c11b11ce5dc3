import type { PublishedDefinition } from "./snapshot.ts";

/** The shade of an answer from 5 (counted as yes) to 1, and 0 for who could not say; the best come first in both groups. */
export function gradeOf({ id, numerator, denominator, dontKnow }: PublishedDefinition, code: number): number {
  if (dontKnow.includes(code)) return 0;
  // Grades go from 5 down; the codes of other answers go up.
  const best = (a: number, b: number) => (id === "sat_top2" || id === "sat_top2_residents" ? b - a : a - b);
  const yes = [...numerator].sort(best);
  if (yes.includes(code)) return yes.indexOf(code) === 0 ? 5 : 4;
  const others = denominator.filter((each) => !numerator.includes(each) && !dontKnow.includes(each)).sort(best);
  return Math.max(1, Math.min(3, others.length) - others.indexOf(code));
}
