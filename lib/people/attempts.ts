import { createHash } from "node:crypto";

/** Wrong passwords of one account that reach the hash in one window; further ones get the same answer without it. */
const ALLOWED = 10;
const WINDOW_MS = 15 * 60_000;
const MAX_ACCOUNTS = 10_000;

/** A brake on guessing, per account, held in memory only: it is gone at a restart and names nobody. */
export class Attempts {
  readonly #tries = new Map<string, number[]>();

  /** Whether another try may reach the hash. It counts from here on, so that tries at the same moment cannot slip through. */
  begin(email: string, now: number): boolean {
    const key = keyOf(email);
    const recent = (this.#tries.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
    const allowed = recent.length < ALLOWED;
    if (allowed) recent.push(now);
    this.#tries.delete(key);
    this.#tries.set(key, recent);
    this.#forgetOldest();
    return allowed;
  }

  /** The try was right, so it does not count; earlier wrong ones still do. */
  succeed(email: string, at: number): void {
    const recent = this.#tries.get(keyOf(email));
    const index = recent?.lastIndexOf(at) ?? -1;
    if (index >= 0) recent?.splice(index, 1);
  }

  #forgetOldest(): void {
    if (this.#tries.size <= MAX_ACCOUNTS) return;
    const [oldest] = this.#tries.keys();
    if (oldest !== undefined) this.#tries.delete(oldest);
  }
}

function keyOf(email: string): string {
  return createHash("sha256").update(email).digest("base64url");
}
