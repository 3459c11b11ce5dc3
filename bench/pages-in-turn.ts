import { performance } from "node:perf_hooks";

const ROUNDS = 5;
const WARM_UP = 1;

export type Page = { name: string; path: string; holds: RegExp };
type Asked = { origin: string; cookie: string };

async function once({ origin, cookie }: Asked, { path, holds, name }: Page): Promise<number> {
  const began = performance.now();
  const answer = await fetch(origin + path, { headers: { cookie }, redirect: "manual" });
  const text = await answer.text();
  const took = performance.now() - began;
  if (answer.status !== 200 || !holds.test(text)) throw new Error(`the page "${name}" answered ${answer.status} without what it shows`);
  return took;
}

/** Milliseconds of one page over little and over much, request by request in turn. */
export async function inTurn(page: Page, few: Asked, many: Asked): Promise<{ few: number[]; many: number[] }> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let number = 0; number < ROUNDS + WARM_UP; number += 1) {
    const taken = { few: await once(few, page), many: await once(many, page) };
    if (number < WARM_UP) continue;
    times.few.push(taken.few);
    times.many.push(taken.many);
  }
  return times;
}
