import { mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { home } from "#db/embedded/place.ts";

// A cluster of its own, so that nothing else is measured and nothing of anybody's is touched.
process.env.RAPPORT_DATA = join(home(), "bench", String(process.pid));
for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_POOLER"]) delete process.env[name];
process.env.RAPPORT_SECRET = "a secret for measurements only, 32 characters or more";

const { answerFiles } = await import("#bench/answer-files.ts");
const { deskPages, fillDesk } = await import("#bench/desk.ts");
const { analyse } = await import("#bench/analyse.ts");
const { fillForce } = await import("#bench/large-force.ts");
const { holds, line } = await import("#bench/measured.ts");
type Measured = import("#bench/measured.ts").Measured;
const { firstLoad } = await import("#bench/page-bytes.ts");
const { staffPages } = await import("#bench/staff-pages.ts");
const { submissions } = await import("#bench/submissions.ts");
const { closeDatabase, driver } = await import("#db");
const { openEmbedded } = await import("#db/embedded/open.ts");
const { place } = await import("#db/embedded/place.ts");
const { freePort } = await import("#db/embedded/postmaster.ts");
const { DEMO_SIGN_INS, DEMO_TOUCHPOINT } = await import("#db/seed/sign-ins.ts");
const { testSession } = await import("#db/seed/test-session.ts");
const { systemActor } = await import("#lib/people/actor.ts");
const { recountTallies } = await import("#lib/responses/recount-mutations.ts");
const { indexWords } = await import("#lib/responses/word-index-mutations.ts");
const { findBrowser, LAUNCH_SWITCHES } = await import("./browser.ts");
const { endLeftovers, endRun } = await import("./leftovers.ts");
const { build, isBuilt } = await import("./build.ts");
const { ended } = await import("./ended.ts");
const { prepare } = await import("./prepare.ts");
const { step } = await import("./progress.ts");
const { end, ready, serve } = await import("./serve.ts");

const FORCE = { units: 500, months: 24 };
const FEW = { ...FORCE, answers: 100_000, comments: 10_000 };
const MANY = { ...FORCE, answers: 10_000_000, comments: 1_000_000 };
/** What to measure: `npm run bench -- pages`; everything without a name. */
const asked = process.argv.slice(2);
const wants = (part: "pages" | "desk" | "files" | "submissions" | "questionnaire") => asked.length === 0 || asked.includes(part);
const PAGE_LIMIT = 14 * 1024;
const data = process.env.RAPPORT_DATA;
await endLeftovers(dirname(data));
mkdirSync(data, { recursive: true });

/** A demonstration of its own, served. */
async function served(name: string, fill?: (url: string) => Promise<void>) {
  const database = await openEmbedded(await place(), name);
  await prepare(database);
  process.env.DATABASE_URL = database.url;
  await fill?.(database.ownerUrl);
  const [filed] = await driver()`
    select t.unit_id as "unitId", t.service_key as "serviceKey", t.channel, v.id as "versionId"
    from touchpoint t join questionnaire_version v on v.questionnaire_id = t.questionnaire_id where t.code = ${DEMO_TOUCHPOINT}`;
  await analyse(database.ownerUrl);
  await closeDatabase();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  Object.assign(process.env, { DATABASE_URL: database.url, RAPPORT_ORIGIN: origin, RAPPORT_MIX_SECONDS: "60" });
  const server = serve("start", port, openSync(join(data, `${name}.log`), "a"));
  await ready(server, port);
  return {
    origin,
    url: database.ownerUrl,
    filed: filed as unknown as import("#bench/submissions.ts").Filed,
    stop: () => end(server).then(database.stop),
  };
}

async function signedIn(url: string, role: "administrator" | "reviewer"): Promise<string> {
  const { email = "" } = DEMO_SIGN_INS.find((each) => each.role === role) ?? {};
  return `rapport-session=${await testSession(email, url)}`;
}

async function filled(url: string, force: typeof MANY): Promise<void> {
  await step(`Making ${force.answers.toLocaleString("en")} answers and ${force.comments.toLocaleString("en")} comments`, () =>
    fillForce(url, force),
  );
  await step("Counting them", () => recountTallies(systemActor("bench"), { repair: true }));
  await step("Indexing the words", () => indexWords(systemActor("bench")));
}

async function pages(): Promise<Measured[]> {
  const site = async (name: string, force: typeof MANY) => {
    const { stop, origin, url } = await served(name, (database) => filled(database, force));
    const cookies = { administrator: await signedIn(url, "administrator"), reviewer: await signedIn(url, "reviewer") };
    return { stop, origin, url, cookies, answers: force.answers };
  };
  const few = await site("few", FEW);
  try {
    const many = await site("many", MANY);
    try {
      return await step("The pages of the staff", () => staffPages(few, many));
    } finally {
      await many.stop();
    }
  } finally {
    await few.stop();
  }
}

const DESK = { few: 2_000, many: 200_000 };

async function desk(): Promise<Measured[]> {
  const site = async (name: string, requests: number) => {
    const { stop, origin, url } = await served(name, (database) =>
      step(`Making ${requests.toLocaleString("en")} requests`, () => fillDesk(database, requests)),
    );
    return { stop, origin, requests, cookie: await signedIn(url, "administrator") };
  };
  const few = await site("desk-few", DESK.few);
  try {
    const many = await site("desk-many", DESK.many);
    try {
      return await step("The pages of the desk", () => deskPages(few, many));
    } finally {
      await many.stop();
    }
  } finally {
    await few.stop();
  }
}

async function files(): Promise<Measured[]> {
  const database = await openEmbedded(await place(), "files");
  try {
    await prepare(database);
    process.env.DATABASE_URL = database.url;
    await step("Making 2,000,000 answers", () => fillForce(database.ownerUrl, { ...FORCE, answers: 2_000_000, comments: 0 }));
    const [force] = await driver()`select id from unit where parent_id is null`;
    return await step("A file of single answers", () => answerFiles(force?.id));
  } finally {
    await closeDatabase();
    await database.stop();
  }
}

async function residents(browser: string): Promise<Measured[]> {
  const { origin, url, filed, stop } = await served("residents");
  try {
    const measured: Measured[] = [];
    if (wants("submissions"))
      measured.push(
        ...(await step("Submissions", () => submissions({ origin, code: DEMO_TOUCHPOINT, databaseUrl: url, filed, freePort }))),
      );
    if (wants("questionnaire")) {
      const { bytes } = await step("The questionnaire page", async () => {
        await using opened = await chromium.launch({ executablePath: browser, args: LAUNCH_SWITCHES });
        return firstLoad(opened, `${origin}/en/s/${DEMO_TOUCHPOINT}`);
      });
      measured.push({
        name: "bytes of the first load of the questionnaire page in Chromium, scripts on",
        ours: `${bytes} bytes`,
        limit: `${PAGE_LIMIT} bytes`,
        ratio: bytes / PAGE_LIMIT,
        bar: { atMost: 1 },
      });
    }
    return measured;
  } finally {
    await stop();
  }
}

async function measure(): Promise<Measured[]> {
  const browser = findBrowser();
  const isServed = asked.length === 0 || asked.some((part) => part !== "files");
  if (isServed && !isBuilt()) await step("Building the pages", (report) => build(report));
  try {
    const ofResidents = wants("submissions") || wants("questionnaire") ? await residents(browser) : [];
    return [
      ...ofResidents,
      ...(wants("files") ? await files() : []),
      ...(wants("pages") ? await pages() : []),
      ...(wants("desk") ? await desk() : []),
    ];
  } finally {
    await endRun(data);
  }
}

measure().then((all) => {
  process.stdout.write(`\n${all.map(line).join("\n")}\n`);
  process.exitCode = all.every(holds) ? 0 : 1;
  ended.well();
}, ended.badly);
