import { createHmac, randomBytes } from "node:crypto";

const WINDOW_MS = 15 * 60_000;
/** Wrong passwords of one account that reach the hash in one window; further ones get the same answer without it. */
const OF_ACCOUNT = 10;
/** So many of them may one source use up: the owner still has a way from elsewhere. */
const OF_ACCOUNT_FROM_SOURCE = 5;
/** Wrong passwords of one source, over all accounts. */
const OF_SOURCE = 30;
const MOST_KEYS = 50_000;

/** After so many wrong ones a source waits before each further answer, twice as long each time. */
const FREE_OF_DELAY = 3;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/** Who tries, for which account: the address of a source, and whether this browser has been signed in to that account before. */
export type Try = { account: string; source: string | undefined; knownDevice?: string | undefined };

/** A brake on guessing, held in memory only: it is gone at a restart, and its keys name nobody. */
export class Attempts {
  readonly #key = randomBytes(32);
  readonly #tries = new Map<string, number[]>();

  /** Whether another try may reach the hash. It counts from here on, so that tries at the same moment cannot slip through. */
  begin(who: Try, now: number): boolean {
    const counted = this.#limits(who).map(([name, most]) => ({ key: this.#keyOf(name), most }));
    const allowed = counted.every(({ key, most }) => this.#recent(key, now).length < most);
    if (allowed) for (const { key } of counted) this.#set(key, [...this.#recent(key, now), now]);
    return allowed;
  }

  /** The try was right, so it does not count; earlier wrong ones still do. */
  succeed(who: Try, at: number): void {
    for (const [name] of this.#limits(who)) {
      const key = this.#keyOf(name);
      const recent = this.#tries.get(key) ?? [];
      const index = recent.lastIndexOf(at);
      if (index >= 0) recent.splice(index, 1);
    }
  }

  /** How long a source waits for its next answer, in milliseconds. */
  delay({ source }: Try, now: number): number {
    if (source === undefined) return 0;
    const over = this.#recent(this.#keyOf(`source ${source}`), now).length - FREE_OF_DELAY;
    return over <= 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (over - 1), LONGEST_DELAY_MS);
  }

  /** A browser that was signed in before has tries of its own: nobody else can use them up. */
  #limits({ account, source, knownDevice }: Try): (readonly [string, number])[] {
    if (knownDevice !== undefined) return [[`device ${account} ${knownDevice}`, OF_ACCOUNT]];
    const ofSource =
      source === undefined
        ? []
        : ([
            [`source ${source}`, OF_SOURCE],
            [`both ${account} ${source}`, OF_ACCOUNT_FROM_SOURCE],
          ] as const);
    return [[`account ${account}`, OF_ACCOUNT], ...ofSource];
  }

  #recent(key: string, now: number): number[] {
    return (this.#tries.get(key) ?? []).filter((at) => at > now - WINDOW_MS);
  }

  #set(key: string, recent: number[]): void {
    this.#tries.delete(key);
    this.#tries.set(key, recent);
    if (this.#tries.size <= MOST_KEYS) return;
    const [oldest] = this.#tries.keys();
    if (oldest !== undefined) this.#tries.delete(oldest);
  }

  #keyOf(name: string): string {
    return createHmac("sha256", this.#key).update(name).digest("base64url");
  }
}
