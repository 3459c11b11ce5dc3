/** The natural logarithm of n!, for whole n of 0 or more: exact sums up to 20, above by Stirling's series (error below 1e-12). */
function logFactorial(n: number): number {
  if (n > 20) return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  let sum = 0;
  for (let factor = 2; factor <= n; factor += 1) sum += Math.log(factor);
  return sum;
}

/** The smallest whole k with P(X <= k) >= `level` for a Poisson count X of the given mean (0 or more). */
export function poissonUpper(mean: number, level: number): number {
  if (mean <= 0) return 0;
  let below = 0;
  for (let k = 0; ; k += 1) {
    below += Math.exp(k * Math.log(mean) - mean - logFactorial(k));
    // Far above the mean the rest is lost to rounding, whatever the level.
    if (below >= level || k > mean + 40 * Math.sqrt(mean) + 40) return k;
  }
}

/** P(X >= k) for a binomial count X of `n` trials, each with the chance `share` in (0, 1). */
export function binomialTail(k: number, n: number, share: number): number {
  let sum = 0;
  for (let each = Math.max(k, 0); each <= n; each += 1) {
    const ways = logFactorial(n) - logFactorial(each) - logFactorial(n - each);
    sum += Math.exp(ways + each * Math.log(share) + (n - each) * Math.log1p(-share));
  }
  return Math.min(sum, 1);
}
