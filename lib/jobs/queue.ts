import "server-only";
import { type JobResult, PgBoss } from "pg-boss";
import { env } from "#lib/env.ts";
import { reportFailure } from "#lib/errors.ts";
import { translator } from "#lib/i18n/messages.ts";
import { mailIsSetUp, openPostOffice } from "#lib/mail/post-office.ts";
import { type SystemActor, systemActor } from "#lib/people/actor.ts";
import { noticeJob } from "#lib/requests/notice.ts";
import { addressed } from "#lib/requests/notice-queries.ts";
import { call } from "./call.ts";

const POLL_SECONDS = 2;
const BATCH = 10;
/** Connections beside those of the pages. */
const CONNECTIONS = 2;

/** Deliver one mail. What it throws is stored with the job, so it names nobody. */
async function deliver(actor: SystemActor, data: unknown): Promise<void> {
  const { request, kind } = noticeJob.parse(data);
  const whom = await addressed(actor, request, kind);
  // The resident has said stop in the meantime.
  if (!whom) return;
  if (!mailIsSetUp()) throw new Error("no mail server is set up");
  const t = translator(whom.locale, "notices");
  const where = `${env().RAPPORT_ORIGIN}/${whom.locale}/requests`;
  const isProof = kind === "verify";
  const office = openPostOffice();
  try {
    const text = isProof ? t("mail_proof", { code: whom.proof, where }) : t("mail_news", { where });
    const subject = t(isProof ? "mail_proof_subject" : "mail_news_subject");
    if (!(await office.hand({ to: whom.to, subject, text, language: whom.locale }))) throw new Error("the mail server did not take it");
  } finally {
    office.close();
  }
}

type Work = { id: string; data: unknown };

/** Do some jobs one after another; one that fails takes no other with it. */
async function eachDone(jobs: readonly Work[], work: (job: Work) => Promise<void>): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const job of jobs) {
    const message = await work(job).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : "it failed"),
    );
    results.push(message === undefined ? { id: job.id, status: "completed" } : { id: job.id, status: "failed", output: { message } });
  }
  return results;
}

/** Work the queue until it is stopped; what fails is tried again after growing pauses, and then stands among what failed. */
export async function startQueue({ pollSeconds = POLL_SECONDS } = {}): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: process.env.DATABASE_URL ?? "",
    schema: "queue",
    max: CONNECTIONS,
    // Our migrations make its tables.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
  });
  boss.on("error", (error) => reportFailure("The queue had an error", error));
  await boss.start();
  const actor = systemActor("queue");
  const options = { pollingIntervalSeconds: pollSeconds, batchSize: BATCH, perJobResults: true } as const;
  await boss.work("mail", options, (jobs) => eachDone(jobs, ({ data }) => deliver(actor, data)));
  await boss.work("call", options, (jobs) => eachDone(jobs, ({ id, data }) => call(actor, id, data)));
  return boss;
}

// One for the process, also where two bundles evaluate this module.
const shared = globalThis as typeof globalThis & { rapportQueue?: PgBoss | undefined };

/** Work the queue in this process; the next call begins it where this one could not. */
export async function keepQueue(): Promise<void> {
  shared.rapportQueue ??= await startQueue();
}
