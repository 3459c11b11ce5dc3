import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

const RETRY_MS = 50;
const PATIENCE_MS = 10_000;

/** Residents who write one answer after the other, and each again under its own key until it is acknowledged. */
export class Writers {
  readonly acknowledged: string[] = [];
  retries = 0;
  #stopping = false;
  #isOver = false;
  readonly #address: string;
  readonly #version: string;
  #work: Promise<void>[] = [];

  constructor(address: string, version: string) {
    this.#address = address;
    this.#version = version;
  }

  start(count: number): void {
    this.#work = Array.from({ length: count }, (_, writer) => this.#write(writer));
  }

  /** End without waiting for what is not acknowledged. */
  giveUp(): void {
    this.#stopping = true;
    this.#isOver = true;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#work);
  }

  async #write(writer: number): Promise<void> {
    for (let number = 0; !this.#stopping; number += 1) {
      const name = `writer ${writer} answer ${number}`;
      const body = new URLSearchParams({ key: randomUUID(), version: this.#version, overall: String(1 + (number % 5)), change: name });
      while (!(await this.#post(body))) {
        if (this.#isOver) return;
        this.retries += 1;
        await sleep(RETRY_MS);
      }
      this.acknowledged.push(name);
    }
  }

  async #post(body: URLSearchParams): Promise<boolean> {
    try {
      const answer = await fetch(`${this.#address}/answers`, {
        method: "POST",
        body,
        redirect: "manual",
        headers: { "Sec-Fetch-Site": "same-origin" },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.arrayBuffer();
      return answer.status === 303 && (answer.headers.get("location") ?? "").endsWith("/thanks");
    } catch {
      return false;
    }
  }
}
