import "server-only";
import { writtenHead } from "#lib/audit/chain.ts";
import { checkChain } from "#lib/audit/chain-mutations.ts";
import { lastCheck } from "#lib/audit/chain-queries.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { log } from "#lib/log.ts";
import { loadSettings } from "#lib/operations/settings-queries.ts";
import { systemActor } from "#lib/people/actor.ts";
import { keepPlans } from "#lib/publications/plan-mutations.ts";
import { verifyPublications } from "#lib/publications/verify-queries.ts";
import { showClues } from "#lib/requests/arrival-mutations.ts";
import { escalateRequests } from "#lib/requests/deadline-mutations.ts";
import { forgetDrafts } from "#lib/requests/draft-mutations.ts";
import { forgetRequests } from "#lib/requests/retention-mutations.ts";
import { mixInbox } from "#lib/responses/mutations.ts";
import { recountedOn } from "#lib/responses/queries.ts";
import { recountTallies } from "#lib/responses/recount-mutations.ts";
import { forgetWords } from "#lib/responses/retention-mutations.ts";
import { indexWords } from "#lib/responses/word-index-mutations.ts";
import { endOverdueWaves } from "#lib/surveys/invitation-mutations.ts";
import { applyMoves } from "#lib/units/move-mutations.ts";
import { countRun, noteAudit } from "./metrics.ts";
import { keepQueue } from "./queue.ts";

const NIGHT_HOUR = 3;
const LOOK_EVERY_MS = 10 * 60_000;

/** Run a job again and again, never two at a time; a failure is reported without content and tried again next time. */
function repeatedly(name: string, everyMs: number, job: () => Promise<void>): void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    job()
      .then(() => countRun(name, true))
      .catch((error: unknown) => {
        countRun(name, false);
        reportFailure(`job ${name} failed`, error);
      })
      .finally(() => {
        running = false;
      });
  }, everyMs);
  timer.unref();
}

function hourIn(timeZone: string, now: Date): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" }).format(now));
}

/** Once a night, whichever process looks first: its row in `recount` tells the others. */
async function nightly(now: Date): Promise<void> {
  const zone = env().RAPPORT_TIME_ZONE;
  if (hourIn(zone, now) < NIGHT_HOUR) return;
  const actor = systemActor("nightly recount");
  if (await recountedOn(actor, dayOf(now, zone))) return;
  await forgetWords(systemActor("retention"), { now });
  const { differences } = await recountTallies(actor, { now });
  for (const difference of differences) log().error({ difference }, "The recount differs");
}

/** Once a night the whole audit and the publications are read. Their heads go to the log, which is kept elsewhere: a tail that is cut off later is found by them. */
async function nightlyAudit(now: Date): Promise<void> {
  const zone = env().RAPPORT_TIME_ZONE;
  const actor = systemActor("audit check");
  const last = await lastCheck(actor);
  noteAudit(last?.faults);
  if (hourIn(zone, now) < NIGHT_HOUR || (last && dayOf(last.at, zone) === dayOf(now, zone))) return;
  const { events, head, faults } = await checkChain(actor, now);
  noteAudit(faults.length);
  log().info({ events, head: writtenHead(head) }, "The audit was read");
  for (const fault of faults) log().error({ fault }, "The audit is broken");
  const published = await verifyPublications(systemActor("publications check"));
  log().info({ links: published.links, head: published.head }, "The publications were read");
  for (const fault of published.faults) log().error({ fault }, "A publication is broken");
}

const SETTINGS_EVERY_MS = 10_000;
const QUEUE_EVERY_MS = 5_000;

/** Start the jobs of this process. */
export function startJobs(): void {
  repeatedly("settings", SETTINGS_EVERY_MS, () => loadSettings(systemActor("settings")));
  repeatedly("mix", env().RAPPORT_MIX_SECONDS * 1000, async () => {
    await mixInbox(systemActor("mix"));
  });
  repeatedly("words", env().RAPPORT_MIX_SECONDS * 1000, async () => {
    await indexWords(systemActor("word index"));
  });
  repeatedly("waves", LOOK_EVERY_MS, async () => {
    await endOverdueWaves(systemActor("waves"), dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  });
  repeatedly("moves", LOOK_EVERY_MS, async () => {
    await applyMoves(systemActor("moves"), dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  });
  repeatedly("publications", LOOK_EVERY_MS, async () => {
    await keepPlans(systemActor("publications"));
  });
  repeatedly("drafts", LOOK_EVERY_MS, async () => {
    await forgetDrafts(systemActor("drafts"));
  });
  repeatedly("clues", LOOK_EVERY_MS, async () => {
    await showClues(systemActor("clues"));
  });
  repeatedly("request retention", LOOK_EVERY_MS, async () => {
    if (hourIn(env().RAPPORT_TIME_ZONE, new Date()) >= NIGHT_HOUR) await forgetRequests(systemActor("request retention"));
  });
  // Begins anew when the database was away.
  repeatedly("queue", QUEUE_EVERY_MS, keepQueue);
  repeatedly("escalations", LOOK_EVERY_MS, async () => {
    await escalateRequests(systemActor("escalations"));
  });
  repeatedly("audit", LOOK_EVERY_MS, () => nightlyAudit(new Date()));
  repeatedly("recount", LOOK_EVERY_MS, () => nightly(new Date()));
}
