/**
 * What a rate could be at worst and at best if those who did not answer had: [rp, rp + 1 - r].
 *
 * `rate` p in [0, 1]; participation r = `answers` of `visits`, visits > 0; more answers than visits count as all. Shares in [0, 1].
 * Source: Manski CF (1989), Journal of Human Resources 24:343-360.
 */
export function worstCase(rate: number, { answers, visits }: { answers: number; visits: number }): { lowest: number; highest: number } {
  const took = Math.min(1, answers / visits);
  return { lowest: took * rate, highest: took * rate + 1 - took };
}
