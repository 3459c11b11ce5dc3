import { mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { home } from "#db/embedded/place.ts";

// A cluster of its own, in a folder that every run makes anew.
process.env.RAPPORT_DATA = join(home(), "tests", String(process.pid));
for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_POOLER"]) delete process.env[name];
process.env.RAPPORT_SECRET = "a secret for tests only, 32 characters or more";

const { openEmbedded } = await import("#db/embedded/open.ts");
const { outsideOf, place } = await import("#db/embedded/place.ts");
const { migrateDatabase } = await import("#db/migrate.ts");
const { findBrowser } = await import("./browser.ts");
const { endLeftovers, endRun } = await import("./leftovers.ts");
const { build, isBuilt } = await import("./build.ts");
const { prepare } = await import("./prepare.ts");
const { inLanes } = await import("./lanes.ts");
type Kind = import("./lanes.ts").Kind;
const { step } = await import("./progress.ts");
const { choosePort, freePort } = await import("./port.ts");
const { end, ready, serve } = await import("./serve.ts");
const { add, checks, filesOf, inWords, NOTHING, tests } = await import("./suites.ts");
type Sum = import("./suites.ts").Sum;

const filters = process.argv.slice(2);
// What a database test sees: nothing of the server that the browser tests start meanwhile.
const bare = { ...process.env };
const data = process.env.RAPPORT_DATA;
await endLeftovers(dirname(data));
mkdirSync(data, { recursive: true });

async function databaseTests(): Promise<Sum> {
  const files = filesOf("{app,bin,db,lib}/**/*.db.test.ts", undefined, filters);
  if (files.length === 0) return NOTHING;
  const database = await openEmbedded(await place(), "tests");
  try {
    await migrateDatabase(database.ownerUrl, database);
    const env = { ...bare, DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl };
    return await tests("database tests", files, env, { aside: filters.length === 0 });
  } finally {
    await database.stop();
  }
}

const NAMES = {
  looks: "looks of every page",
  aside: "browser tests that mind nothing",
  marking: "browser tests that leave marks",
  rest: "browser tests",
} as const;

async function browserTests(beside: Promise<unknown>): Promise<Sum> {
  const files = filesOf("e2e/**/*.e2e.ts", undefined, filters);
  if (files.length === 0) return NOTHING;
  const browser = await step("Browser", async () => findBrowser());
  const database = await openEmbedded(await place(), "demonstration");
  try {
    await prepare(database);
    if (!isBuilt()) await step("Building the pages", (report) => build(report));
    process.env.PORT ??= "";
    delete process.env.PORT;
    const port = await choosePort(() => {});
    const log = join(data, "server.log");
    const env = {
      DATABASE_URL: database.url,
      // For tests that take a table away; the server does not get it.
      DATABASE_OWNER_URL: database.ownerUrl,
      RAPPORT_ORIGIN: `http://127.0.0.1:${port}`,
      RAPPORT_MIX_SECONDS: "1",
      RAPPORT_METRICS_PORT: String(await freePort()),
      // Where a test's own mail server listens while it runs.
      RAPPORT_SMTP_URL: `smtp://127.0.0.1:${await freePort()}`,
      RAPPORT_SMTP_FROM: "Lakeside Police <survey@lakeside.example>",
    };
    Object.assign(process.env, env);
    const server = serve("start", port, openSync(log, "a"));
    try {
      await ready(server, port);
      const known = {
        ...process.env,
        RAPPORT_TEST_ORIGIN: env.RAPPORT_ORIGIN,
        RAPPORT_TEST_DATA: outsideOf(data) ?? data,
        RAPPORT_TEST_LOG: log,
        CHROMIUM_PATH: browser,
      };
      // What runs beside others is said at its end.
      const run = (kind: Kind, some: readonly string[]) =>
        tests(NAMES[kind], some, known, { aside: (kind === "looks" || kind === "aside") && some.length < files.length });
      return (await inLanes(files, run, beside)).reduce(add, NOTHING);
    } finally {
      await end(server);
    }
  } finally {
    await database.stop();
  }
}

/** One suite that cannot run must not hide the others. */
async function suite(name: string, run: () => Promise<Sum>): Promise<Sum> {
  try {
    return await run();
  } catch (error) {
    process.stdout.write(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return { ...NOTHING, failed: 1 };
  }
}

let sum = await suite("checks", () => checks(filters));
const database = suite("database tests", databaseTests);
const browser = suite("browser tests", () => browserTests(database));
for (const each of await Promise.all([database, browser])) sum = add(sum, each);
await endRun(data);
process.stdout.write(`\n${inWords(sum)}\n`);
process.exit(sum.failed > 0 ? 1 : 0);
