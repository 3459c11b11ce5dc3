/** Whole counts of cases by their final disposition. */
export type Dispositions = {
  /** I: complete. */
  complete: number;
  /** P: partial. */
  partial: number;
  /** R: refused or broken off. */
  refused: number;
  /** NC: eligible, not reached or silent. */
  nonContact: number;
  /** O: eligible, other reasons. */
  other: number;
  /** UH: not known whether there is an eligible household. */
  unknownHousehold: number;
  /** UO: unknown eligibility for other reasons. */
  unknownOther: number;
};

/**
 * Response rates 1 and 2 of a survey.
 *
 * RR1 = I / (I + P + R + NC + O + UH + UO); RR2 = (I + P) over the same cases. Cases known not to be eligible are in neither.
 * Takes whole counts ≥ 0; returns shares in [0, 1], RR1 ≤ RR2; `undefined` without any case. Throws `RangeError` for a count
 * that is negative or not whole.
 * Source: AAPOR, Standard Definitions, 10th edition (2023), "Response Rates".
 */
export function responseRates(cases: Dispositions): { rr1: number; rr2: number; base: number } | undefined {
  const counts = Object.values(cases);
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) throw new RangeError("dispositions are whole counts from 0");
  const base = counts.reduce((sum, count) => sum + count, 0);
  if (base === 0) return undefined;
  return { rr1: cases.complete / base, rr2: (cases.complete + cases.partial) / base, base };
}
