/**
 * The dictionary of the numbers that are not rates of a question: what stands beside rates, limits of charts, and weights. `formula`
 * is the same in every language; the words stand in the messages. A changed formula is a new version.
 */
export const MEASURES = [
  { id: "interval", version: 1, formula: "Wilson: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96" },
  { id: "change", version: 1, formula: "Newcombe 10: p₁ − p₂ ∓ √((p₁ − l₁)² + (u₂ − p₂)²), √((u₁ − p₁)² + (p₂ − l₂)²)" },
  { id: "dont_know", version: 1, formula: "n(9) ÷ (n + n(9))" },
  { id: "participation", version: 1, formula: "answers ÷ visits" },
  { id: "worst_case", version: 1, formula: "[r·p, r·p + 1 − r], r = answers ÷ visits" },
  { id: "held", version: 1, formula: "n(held), n(excluded)" },
  { id: "completion", version: 1, formula: "n(answered) ÷ n(asked)" },
  { id: "small_numbers", version: 1, formula: "Σ bundles, each n ≥ k" },
  { id: "trend_limits", version: 1, formula: "Laney p′: p̄ ± 3·σz·√(p̄(1−p̄)/nᵢ), σz = mean|zᵢ − zᵢ₋₁| ÷ 1.128" },
  { id: "runs", version: 1, formula: "Anhøj: longest run > round(log₂ n) + 3, or crossings < q₀.₀₅(Bin(n − 1, ½))" },
  { id: "funnel_limits", version: 1, formula: "exact binomial, 2.5 / 97.5 % and 0.1 / 99.9 %; additive τ² where φ > 1" },
  { id: "adjusted", version: 1, formula: "Σ wₖ·pₖ ÷ Σ wₖ over service × channel" },
  { id: "importance", version: 1, formula: "LMG: mean over orders of R²(S ∪ {j}) − R²(S)" },
  { id: "response", version: 1, formula: "AAPOR RR1 = I ÷ (I + P + R + NC + O + U), RR2 = (I + P) ÷ (…)" },
  { id: "straight_lining", version: 1, formula: "same grade to all ÷ graded all" },
  { id: "weighted", version: 1, formula: "Σ w·x ÷ Σ w·n, raked to age, sex, district; Wilson on n* = p(1−p)/v with t(n − 1)" },
  { id: "design_effect", version: 1, formula: "n·Σw² ÷ (Σw)²" },
] as const;
