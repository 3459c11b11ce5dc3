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

/** All of AAPOR's rates that the office uses, shares in [0, 1]; each `undefined` where its base is empty. */
export type OutcomeRates = {
  rr1: number;
  rr2: number;
  /** With the share of the unknown that is estimated to be eligible. */
  rr3: number;
  rr4: number;
  /** As if none of the unknown were eligible: the highest that can be claimed. */
  rr5: number;
  rr6: number;
  cooperation1: number;
  cooperation3: number;
  refusal1: number;
  contact1: number;
};

/**
 * AAPOR's outcome rates.
 *
 * `cases`: whole counts ≥ 0; `eligible`: the share of the unknown cases estimated to be eligible, in [0, 1]. Returns shares;
 * `undefined` without any eligible case. Throws `RangeError` for others.
 * Source: AAPOR, Standard Definitions, 10th edition (2023).
 */
export function outcomeRates(cases: Dispositions, eligible: number): OutcomeRates | undefined {
  const first = responseRates(cases);
  if (!(eligible >= 0 && eligible <= 1)) throw new RangeError("a share of eligible cases between 0 and 1 is needed");
  const { complete, partial, refused, nonContact, other } = cases;
  const asked = complete + partial + refused + other;
  const known = asked + nonContact;
  const unknown = cases.unknownHousehold + cases.unknownOther;
  if (!first || known === 0 || asked === 0) return undefined;
  const answered = complete + partial;
  return {
    rr1: first.rr1,
    rr2: first.rr2,
    rr3: complete / (known + eligible * unknown),
    rr4: answered / (known + eligible * unknown),
    rr5: complete / known,
    rr6: answered / known,
    cooperation1: complete / asked,
    cooperation3: complete / (answered + refused),
    refusal1: refused / first.base,
    contact1: asked / first.base,
  };
}
