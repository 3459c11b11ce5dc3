import { ANSWERS } from "./answers.ts";
import { APPRAISALS } from "./appraisals.ts";
import type { Entry, FieldRules } from "./definition.ts";
import { DESK } from "./desk.ts";
import { FORCE } from "./force.ts";
import { PEOPLE } from "./people.ts";
import { PUBLICATIONS } from "./publications.ts";
import { REQUESTS } from "./requests.ts";
import { RUNNING } from "./running.ts";
import { SURVEYS } from "./surveys.ts";

/** Every table of ours with every column, by what it is for. */
export const CATALOGUE = {
  answers: ANSWERS,
  surveys: SURVEYS,
  requests: REQUESTS,
  desk: DESK,
  appraisals: APPRAISALS,
  publications: PUBLICATIONS,
  force: FORCE,
  people: PEOPLE,
  running: RUNNING,
} as const satisfies Record<string, Record<string, Entry>>;

export const AREAS = [...(Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[]), "machinery"] as const;
export type Area = (typeof AREAS)[number];

const MACHINERY: FieldRules = { purpose: "machinery", about: "nobody", keep: "always", see: ["none"] };
const JOB: FieldRules = { purpose: "job", about: "nobody", keep: "queue", see: ["deliveries.mend"] };

/** Tables that a library keeps, as a whole: the queue of what is to be sent, and which migrations have run. */
export const WHOLE: Readonly<Record<string, FieldRules>> = {
  "drizzle.__drizzle_migrations": MACHINERY,
  "queue.job": JOB,
  "queue.job_common": JOB,
  "queue.job_dependency": JOB,
  "queue.queue_stats": MACHINERY,
  "queue.queue": MACHINERY,
  "queue.version": MACHINERY,
  "queue.schedule": MACHINERY,
  "queue.subscription": MACHINERY,
  "queue.bam": MACHINERY,
  "queue.warning": MACHINERY,
  "queue.instance": MACHINERY,
};
