import { createHmac, randomBytes } from "node:crypto";

const HOUR_MS = 3_600_000;
const SHIFT_MS = 8 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** How many answers came lately, kept in memory alone. An address is known only by an HMAC whose key lives for a day. */
export class Arrivals {
  #key = randomBytes(32);
  #day = 0;
  #hour = 0;
  #shift = 0;
  #bySource = new Map<string, number>();
  #byTouchpoint = new Map<string, number>();

  /** Count one more; what came from this source in this hour, and to this touchpoint in this shift, with it. */
  add(code: string, address: string | undefined, now: Date): { fromSource: number; inShift: number } {
    this.#forget(now.getTime());
    const source = address && createHmac("sha256", this.#key).update(`${code} ${address}`).digest("base64url");
    return { fromSource: source ? increase(this.#bySource, source) : 0, inShift: increase(this.#byTouchpoint, code) };
  }

  #forget(now: number): void {
    const [day, hour, shift] = [DAY_MS, HOUR_MS, SHIFT_MS].map((length) => Math.floor(now / length)) as [number, number, number];
    if (day !== this.#day) this.#key = randomBytes(32);
    if (hour !== this.#hour) this.#bySource.clear();
    if (shift !== this.#shift) this.#byTouchpoint.clear();
    this.#day = day;
    this.#hour = hour;
    this.#shift = shift;
  }
}

function increase(counts: Map<string, number>, key: string): number {
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return count;
}
