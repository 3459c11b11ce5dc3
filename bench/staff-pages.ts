import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { readsOf, sizesOf } from "./large-force.ts";
import { type Measured, median } from "./measured.ts";
import { inTurn } from "./pages-in-turn.ts";

/** A backend of PostgreSQL tells what it read no later than this. */
const TOLD_AFTER_MS = 11_000;

type Site = { origin: string; url: string; cookies: Record<"administrator" | "reviewer", string>; answers: number };
type Page = { name: string; path: string; as: keyof Site["cookies"]; holds: RegExp };

const whole = "period=last-24";
/** Every page of the staff that shows what residents answered, over the whole force and two years; a filter is the same page with another cut. */
const PAGES: readonly Page[] = [
  { name: "overview", path: `/en/staff?${whole}`, as: "administrator", holds: /Satisfaction/ },
  { name: "overview of one channel", path: `/en/staff?${whole}&channel=kiosk`, as: "administrator", holds: /Satisfaction/ },
  { name: "overview of one service", path: `/en/staff?${whole}&service=traffic`, as: "administrator", holds: /Satisfaction/ },
  { name: "overview of a station", path: `/en/staff?${whole}&unit=bench-s7`, as: "administrator", holds: /Station 7/ },
  { name: "trend", path: `/en/staff/trend?${whole}`, as: "administrator", holds: /<svg/ },
  { name: "units", path: `/en/staff/units?${whole}`, as: "administrator", holds: /<svg/ },
  { name: "drivers", path: `/en/staff/drivers?${whole}`, as: "administrator", holds: /<h1/ },
  { name: "quality", path: `/en/staff/quality?${whole}`, as: "administrator", holds: /<h1/ },
  { name: "weights", path: `/en/staff/weights?${whole}`, as: "administrator", holds: /<h1/ },
  { name: "export", path: `/en/staff/export?${whole}&as=csv`, as: "administrator", holds: /sat_top2/ },
  { name: "answers of a questionnaire", path: `/en/staff/surveys/visit-rating/answers?${whole}`, as: "administrator", holds: /<h1/ },
  { name: "review", path: "/en/staff/review", as: "reviewer", holds: /<h1/ },
  { name: "words", path: "/en/staff/words", as: "reviewer", holds: /<blockquote/ },
  { name: "words, a search in every month", path: "/en/staff/words?month=all&q=explained+step", as: "reviewer", holds: /<blockquote/ },
];

const shown = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;
const many = (count: number) => count.toLocaleString("en");

async function pages(few: Site, lot: Site): Promise<Measured[]> {
  const all: (Measured & { took: number })[] = [];
  for (const page of PAGES) {
    const asked = (site: Site) => ({ origin: site.origin, cookie: site.cookies[page.as] });
    const times = await inTurn(page, asked(few), asked(lot));
    const took = median(times.many);
    all.push({
      name: page.name,
      ours: shown(took),
      limit: shown(median(times.few)),
      ratio: took / median(times.few),
      bar: undefined,
      took,
    });
  }
  const heaviest = all.reduce((most, each) => (each.took > most.took ? each : most));
  return all.map(({ took: _, ...each }) => ({
    ...each,
    name: `the page "${each.name}"${each.name === heaviest.name ? ", the heaviest," : ""} with ${many(lot.answers)} answers against ${many(few.answers)}`,
    bar: each.name === heaviest.name ? { atMost: 1.5 } : undefined,
  }));
}

/** One rate by unit and month, counted from the answers themselves. */
async function plainScan(databaseUrl: string): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const times: number[] = [];
  try {
    for (let round = 0; round < 3; round += 1) {
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

const TALLIES = { tally_day: 8, tally_month: 100 } as const;

async function sizes({ url }: Site): Promise<Measured[]> {
  const found = await sizesOf(url, ["response", ...Object.keys(TALLIES), "tally_moment", "tally_weighing", "comment", "comment_term"]);
  const of = (table: string) => found.get(table) ?? { bytes: Number.NaN, rows: Number.NaN };
  const megabytes = ({ bytes }: { bytes: number }) => `${(bytes / 2 ** 20).toFixed(0)} MB`;
  const bars = Object.entries(TALLIES).flatMap(([tally, part]): Measured[] => [
    {
      name: `rows of ${tally} against 1/${part} of the answers`,
      ours: many(of(tally).rows),
      limit: many(Math.floor(of("response").rows / part)),
      ratio: (of(tally).rows * part) / of("response").rows,
      bar: { atMost: 1 },
    },
    {
      name: `bytes of ${tally}, indexes and all, against 1/${part} of the answers'`,
      ours: megabytes(of(tally)),
      limit: megabytes({ bytes: of("response").bytes / part }),
      ratio: (of(tally).bytes * part) / of("response").bytes,
      bar: undefined,
    },
  ]);
  const others = ["tally_moment", "tally_weighing"].map(
    (table): Measured => ({
      name: `bytes of ${table} against the answers'`,
      ours: megabytes(of(table)),
      limit: megabytes(of("response")),
      ratio: of(table).bytes / of("response").bytes,
      bar: undefined,
    }),
  );
  return [
    ...bars,
    ...others,
    {
      name: `bytes of the word index against its ${many(of("comment").rows)} comments'`,
      ours: megabytes(of("comment_term")),
      limit: megabytes(of("comment")),
      ratio: of("comment_term").bytes / of("comment").bytes,
      bar: undefined,
    },
  ];
}

const WATCHED = ["response", "comment"] as const;

/** Every page over few and over many answers, request by request in turn; and what was read for it. */
export async function staffPages(few: Site, lot: Site): Promise<Measured[]> {
  const before = await Promise.all(WATCHED.map((table) => readsOf(lot.url, table)));
  const measured = await pages(few, lot);
  await sleep(TOLD_AFTER_MS);
  const after = await Promise.all(WATCHED.map((table) => readsOf(lot.url, table)));
  const since = (index: number) => (after[index]?.scans ?? 0) - (before[index]?.scans ?? 0);
  const read = (after[0]?.reads ?? 0) - (before[0]?.reads ?? 0) + since(0);
  const scan = await plainScan(lot.url);
  const slowest = Math.max(...measured.map(({ ours }) => Number.parseFloat(ours)));
  return [
    ...measured,
    { name: "times that these pages read any answer", ours: `${read}`, limit: "none", ratio: read, bar: { atMost: 0 } },
    { name: "times that these pages read all comments through", ours: `${since(1)}`, limit: "none", ratio: since(1), bar: { atMost: 0 } },
    {
      name: "the heaviest page against one plain scan of the answers for one rate",
      ours: shown(slowest),
      limit: shown(scan),
      ratio: slowest / scan,
      bar: undefined,
    },
    ...(await sizes(lot)),
  ];
}
