import { createHmac, randomBytes } from "node:crypto";

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords of one account that reach the hash in one window; further ones get the same answer without it. */
const OF_ACCOUNT = 10;
/** So many of them may one source use up: the owner still has a way from elsewhere. */
const OF_ACCOUNT_FROM_SOURCE = 5;
/** Wrong passwords of one source, over all accounts. */
const OF_SOURCE = 30;
/** How many are remembered of each kind: some tens of megabytes, when somebody fills them all. */
const MOST_KEYS = 50_000;

/** After so many wrong ones a source waits before each further answer, twice as long each time. */
const FREE_OF_DELAY = 3;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/** Who tries, for which account: the address of a source, and whether this browser has been signed in to that account before. */
export type Try = { account: string; source: string | undefined; knownDevice?: string | undefined };

type Kind = "account" | "device" | "source" | "both";
type Limit = { kind: Kind; key: string; most: number };

/** When a key was tried, with the key that was tried longest ago first. */
class Memory {
  readonly #tries = new Map<string, number[]>();

  recent(key: string, now: number): number[] {
    return (this.#tries.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
  }

  /** Whether a key can be counted without forgetting another that still counts. */
  takes(key: string, now: number, most: number): boolean {
    if (this.#tries.has(key)) return true;
    for (const [oldest, tries] of this.#tries) {
      if ((tries.at(-1) ?? 0) > now - WINDOW_MS) break;
      this.#tries.delete(oldest);
    }
    return this.#tries.size < most;
  }

  count(key: string, now: number, most: number): void {
    const recent = [...this.recent(key, now), now];
    if (!this.takes(key, now, most)) {
      const [oldest] = this.#tries.keys();
      if (oldest !== undefined) this.#tries.delete(oldest);
    }
    this.#tries.delete(key);
    this.#tries.set(key, recent);
  }

  discount(key: string, at: number): void {
    const tries = this.#tries.get(key) ?? [];
    const index = tries.lastIndexOf(at);
    if (index >= 0) tries.splice(index, 1);
    if (tries.length === 0) this.#tries.delete(key);
  }
}

/** A brake on guessing, held in memory only: it is gone at a restart, and its keys name nobody. */
export class Attempts {
  readonly #secret = randomBytes(32);
  readonly #most: number;
  // Apart, so that many sources, or many pairs with them, push no account out.
  readonly #memories = { account: new Memory(), device: new Memory(), source: new Memory(), both: new Memory() } satisfies Record<
    Kind,
    Memory
  >;

  constructor(most = MOST_KEYS) {
    this.#most = most;
  }

  /** Whether another try may reach the hash. It counts from here on, so that tries at the same moment cannot slip through. */
  begin(who: Try, now: number): boolean {
    const limits = this.#limits(who);
    const allowed = limits.every(
      ({ kind, key, most }) =>
        this.#memories[kind].recent(key, now).length < most &&
        // Of an account nothing that still counts is forgotten: rather are further accounts refused to who was never here before.
        (kind !== "account" || this.#memories.account.takes(key, now, this.#most)),
    );
    if (allowed) for (const { kind, key } of limits) this.#memories[kind].count(key, now, this.#most);
    return allowed;
  }

  /** The try was right, so it does not count; earlier wrong ones still do. */
  succeed(who: Try, at: number): void {
    for (const { kind, key } of this.#limits(who)) this.#memories[kind].discount(key, at);
  }

  /** How long a source waits for its next answer, in milliseconds. */
  delay({ source }: Try, now: number): number {
    if (source === undefined) return 0;
    const over = this.#memories.source.recent(this.#keyOf(source), now).length - FREE_OF_DELAY;
    return over <= 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (over - 1), LONGEST_DELAY_MS);
  }

  /** A browser that was signed in before has tries of its own: nobody else can use them up. */
  #limits({ account, source, knownDevice }: Try): Limit[] {
    const limit = (kind: Kind, name: string, most: number): Limit => ({ kind, key: this.#keyOf(name), most });
    if (knownDevice !== undefined) return [limit("device", `${account} ${knownDevice}`, OF_ACCOUNT)];
    const ofAccount = limit("account", account, OF_ACCOUNT);
    if (source === undefined) return [ofAccount];
    return [ofAccount, limit("source", source, OF_SOURCE), limit("both", `${account} ${source}`, OF_ACCOUNT_FROM_SOURCE)];
  }

  #keyOf(name: string): string {
    return createHmac("sha256", this.#secret).update(name).digest("base64url");
  }
}
