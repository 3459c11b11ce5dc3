import { mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { home } from "#db/embedded/place.ts";

// A cluster of its own, so that nothing else is measured and nothing of anybody's is touched.
process.env.RAPPORT_DATA = join(home(), "bench", String(process.pid));
delete process.env.DATABASE_URL;
process.env.RAPPORT_SECRET = "a secret for measurements only, 32 characters or more";

const { multiply } = await import("#bench/many-answers.ts");
const { holds, line } = await import("#bench/measured.ts");
type Measured = import("#bench/measured.ts").Measured;
const { firstLoad } = await import("#bench/page-bytes.ts");
const { ratesPage } = await import("#bench/rates-page.ts");
const { submissions } = await import("#bench/submissions.ts");
const { closeDatabase, driver } = await import("#db");
const { openEmbedded } = await import("#db/embedded/open.ts");
const { place } = await import("#db/embedded/place.ts");
const { freePort } = await import("#db/embedded/postmaster.ts");
const { DEMO_SIGN_INS, DEMO_TOUCHPOINT } = await import("#db/seed/sign-ins.ts");
const { systemActor } = await import("#lib/people/actor.ts");
const { recountTallies } = await import("#lib/responses/recount-mutations.ts");
const { findBrowser } = await import("./browser.ts");
const { endLeftovers, endRun } = await import("./leftovers.ts");
const { build, isBuilt } = await import("./build.ts");
const { ended } = await import("./ended.ts");
const { prepare } = await import("./prepare.ts");
const { step } = await import("./progress.ts");
const { end, ready, serve } = await import("./serve.ts");

const MANY = 3_000_000;
const PAGE_LIMIT = 14 * 1024;
const data = process.env.RAPPORT_DATA;
await endLeftovers(dirname(data));
mkdirSync(data, { recursive: true });

/** A demonstration of its own, served. */
async function served(name: string, fill?: (url: string) => Promise<void>) {
  const database = await openEmbedded(await place(), name);
  await prepare(database);
  process.env.DATABASE_URL = database.url;
  await fill?.(database.url);
  const [filed] = await driver()`
    select t.unit_id as "unitId", t.service_key as "serviceKey", t.channel, v.id as "versionId"
    from touchpoint t join questionnaire_version v on v.questionnaire_id = t.questionnaire_id where t.code = ${DEMO_TOUCHPOINT}`;
  await driver().begin(async (sql) => {
    await sql`select set_config('rapport.everything', 'on', true)`;
    await sql`analyze`;
  });
  await closeDatabase();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { DATABASE_URL: database.url, RAPPORT_ORIGIN: origin, RAPPORT_MIX_SECONDS: "60" });
  const server = serve("start", port, openSync(join(data, `${name}.log`), "a"));
  await ready(server, port);
  return {
    origin,
    url: database.url,
    filed: filed as unknown as import("#bench/submissions.ts").Filed,
    stop: () => end(server).then(database.stop),
  };
}

async function signedIn(origin: string): Promise<string> {
  const [{ email, password }] = DEMO_SIGN_INS;
  const answer = await fetch(`${origin}/en/staff/sign-in/session`, {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function manyAnswers(url: string): Promise<void> {
  await step(`Making ${MANY.toLocaleString("en")} answers`, async () => {
    await multiply(url, MANY);
    await recountTallies(systemActor("bench"), { repair: true });
  });
}

async function measure(): Promise<Measured[]> {
  const browser = findBrowser();
  if (!isBuilt()) await step("Building the pages", (report) => build(report));
  const few = await served("few");
  const many = await served("many", manyAnswers);
  try {
    const cookies = { few: await signedIn(few.origin), many: await signedIn(many.origin) };
    const rates = await step("The rates page", () =>
      ratesPage({ origin: few.origin, cookie: cookies.few }, { origin: many.origin, cookie: cookies.many }, many.url, {
        few: 60_000,
        many: MANY,
      }),
    );
    const { bytes } = await step("The questionnaire page", () => firstLoad(browser, `${few.origin}/en/s/${DEMO_TOUCHPOINT}`));
    const weight: Measured = {
      name: "bytes of the first load of the questionnaire page in Chromium, scripts on",
      ours: `${bytes} bytes`,
      limit: `${PAGE_LIMIT} bytes`,
      ratio: bytes / PAGE_LIMIT,
      bar: { atMost: 1 },
    };
    const target = { origin: few.origin, code: DEMO_TOUCHPOINT, databaseUrl: few.url, filed: few.filed, freePort };
    return [...(await step("Submissions", () => submissions(target))), ...rates, weight];
  } finally {
    await many.stop();
    await few.stop();
    await endRun(data);
  }
}

measure().then((all) => {
  process.stdout.write(`\n${all.map(line).join("\n")}\n`);
  process.exitCode = all.every(holds) ? 0 : 1;
  ended.well();
}, ended.badly);
