import { performance } from "node:perf_hooks";
import postgres from "postgres";
import { type Measured, median } from "./measured.ts";

const REQUESTS = 60;
const WARM_UP = 10;

type Page = { origin: string; cookie: string };

async function once({ origin, cookie }: Page): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${origin}/en/staff?period=last-24`, { headers: { cookie }, redirect: "manual" });
  const text = await answer.text();
  const took = performance.now() - began;
  if (answer.status !== 200 || !text.includes("Satisfaction")) throw new Error(`the rates page answered ${answer.status}`);
  return took;
}

/** The rates page over few and over many answers, request by request in turn. */
export async function ratesPage(few: Page, many: Page, databaseUrl: string, answers: { few: number; many: number }): Promise<Measured[]> {
  const times = { few: [] as number[], many: [] as number[] };
  for (let number = 0; number < REQUESTS + WARM_UP; number += 1) {
    const taken = { few: await once(few), many: await once(many) };
    if (number < WARM_UP) continue;
    times.few.push(taken.few);
    times.many.push(taken.many);
  }
  const scan = await plainScan(databaseUrl);
  const shown = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;
  return [
    {
      name: `the rates page with ${answers.many.toLocaleString("en")} answers against ${answers.few.toLocaleString("en")}`,
      ours: shown(median(times.many)),
      limit: shown(median(times.few)),
      ratio: median(times.many) / median(times.few),
      bar: { atMost: 1.5 },
    },
    {
      name: "the rates page with the most answers against one plain scan of the answers for one rate",
      ours: shown(median(times.many)),
      limit: shown(scan),
      ratio: median(times.many) / scan,
      bar: undefined,
    },
  ];
}

/** One rate by unit and month, counted from the answers themselves. */
async function plainScan(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const times: number[] = [];
  try {
    for (let round = 0; round < 5; round += 1) {
      const began = performance.now();
      await sql.begin(async (tx) => {
        await tx`select set_config('rapport.everything', 'on', true)`;
        await tx`select unit_id, month, count(*) filter (where choices[1] in (4, 5)), count(*) filter (where choices[1] between 1 and 5) from response group by 1, 2`;
      });
      times.push(performance.now() - began);
    }
  } finally {
    await sql.end();
  }
  return median(times);
}
