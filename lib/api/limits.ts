export const CALLS = 120;
export const WINDOW_SECONDS = 60;
const MOST_TOKENS = 10_000;

export type Allowance = { allowed: boolean; left: number; resetSeconds: number };

/** So many calls of a token in a window that begins with its first; held in memory only. */
export class CallLimit {
  readonly #windows = new Map<string, { began: number; calls: number }>();

  take(tokenId: string, now: number): Allowance {
    const known = this.#windows.get(tokenId);
    const isOver = !known || now - known.began >= WINDOW_SECONDS * 1000;
    const window = isOver ? { began: now, calls: 0 } : known;
    window.calls += 1;
    this.#windows.delete(tokenId);
    this.#windows.set(tokenId, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_TOKENS && oldest !== undefined) this.#windows.delete(oldest);
    const resetSeconds = Math.max(1, Math.ceil((window.began + WINDOW_SECONDS * 1000 - now) / 1000));
    return { allowed: window.calls <= CALLS, left: Math.max(0, CALLS - window.calls), resetSeconds };
  }
}

/** The header fields that tell a program where it stands (IETF draft-ietf-httpapi-ratelimit-headers). */
export function limitHeaders({ allowed, left, resetSeconds }: Allowance): Record<string, string> {
  return {
    "RateLimit-Policy": `"token";q=${CALLS};w=${WINDOW_SECONDS}`,
    RateLimit: `"token";r=${left};t=${resetSeconds}`,
    ...(allowed ? {} : { "Retry-After": String(resetSeconds) }),
  };
}
