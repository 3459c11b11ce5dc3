import { createHmac, randomBytes } from "node:crypto";

const MOST_SOURCES = 50_000;

/** So many tries of a source in a window, kept in memory alone; an address is known only by an HMAC whose key dies with the process. */
export class Tries {
  readonly #key = randomBytes(32);
  readonly #bySource = new Map<string, number[]>();
  readonly #most: number;
  readonly #windowMs: number;
  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  #recent(address: string, now: number): { source: string; recent: number[] } {
    const source = createHmac("sha256", this.#key).update(address).digest("base64url");
    return { source, recent: (this.#bySource.get(source) ?? []).filter((at) => at > now - this.#windowMs) };
  }

  /** Whether a source has used up its tries. */
  isSpent(address: string | undefined, now: number): boolean {
    return address !== undefined && this.#recent(address, now).recent.length > this.#most;
  }

  add(address: string | undefined, now: number): void {
    if (address === undefined) return;
    const { source, recent } = this.#recent(address, now);
    this.#bySource.delete(source);
    this.#bySource.set(source, [...recent, now].slice(-this.#most - 1));
    const [oldest] = this.#bySource.keys();
    if (this.#bySource.size > MOST_SOURCES && oldest !== undefined) this.#bySource.delete(oldest);
  }
}

export const WRONG_CODES = 20;
export const WRONG_CODES_MS = 10 * 60_000;
const REQUESTS = 100;
const DRAFTS = 300;
const REQUESTS_MS = 60 * 60_000;

// One for the process, also when two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportTries?: { codes: Tries; drafts: Tries; requests: Tries } };
shared.rapportTries ??= {
  codes: new Tries(WRONG_CODES, WRONG_CODES_MS),
  drafts: new Tries(DRAFTS, REQUESTS_MS),
  requests: new Tries(REQUESTS, REQUESTS_MS),
};

/** Wrong codes of requests, forms that were begun, and requests, of each source: a whole office may stand behind one. */
export const tries = shared.rapportTries;
