import { createHash } from "node:crypto";

/** A link of the chain with the event that it is for, as the database has them; an event that is not there has no bytes. */
export type Link = { position: number; eventId: string; hash: Uint8Array; bytes: Uint8Array | null };
/** What is wrong, and at which event. */
export type Fault = { position: number; eventId: string; what: "event_changed" | "event_missing" | "link_changed" | "link_missing" };
export type Head = { position: number; hash: string };

const NOTHING = new Uint8Array();
const hashOver = (before: Uint8Array, bytes: Uint8Array): Buffer => createHash("sha256").update(before).update(bytes).digest();

/**
 * Reads the chain link by link and names what was tampered with. After a mismatch the next link tells which of the two was changed: one
 * whose stored hash still leads on had its event changed; one whose recomputed hash leads on had its link changed.
 */
export class ChainReader {
  readonly faults: Fault[] = [];
  #position = 0;
  #stored: Uint8Array = NOTHING;
  /** What the hash should have been, while it is not known which of the two was changed. */
  #recomputed: Uint8Array | undefined;
  #doubtful: Fault | undefined;

  add({ position, eventId, hash, bytes }: Link): void {
    for (let missing = this.#position + 1; missing < position; missing += 1)
      this.faults.push({ position: missing, eventId: "", what: "link_missing" });
    const hasGap = position !== this.#position + 1;
    this.#position = position;
    const before = { stored: this.#stored, recomputed: this.#recomputed, doubtful: this.#doubtful };
    [this.#stored, this.#recomputed, this.#doubtful] = [hash, undefined, undefined];
    if (bytes === null) this.faults.push({ position, eventId, what: "event_missing" });
    else if (hashOver(before.stored, bytes).equals(hash)) return;
    else if (before.recomputed && hashOver(before.recomputed, bytes).equals(hash)) {
      if (before.doubtful) before.doubtful.what = "link_changed";
    } else if (!hasGap) {
      // Behind a gap nothing is known of what came before: that link begins anew.
      this.#recomputed = hashOver(before.recomputed ?? before.stored, bytes);
      this.#doubtful = { position, eventId, what: "event_changed" };
      this.faults.push(this.#doubtful);
    }
  }

  get head(): Head {
    return { position: this.#position, hash: Buffer.from(this.#stored).toString("hex") };
  }
}

/** A noted head as it is written, `POSITION:HASH`, or nothing of what is none. */
export function readHead(text: string): Head | undefined {
  const [, position = "", hash = ""] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  return hash ? { position: Number(position), hash: hash.toLowerCase() } : undefined;
}

export const writtenHead = ({ position, hash }: Head): string => `${position}:${hash}`;
