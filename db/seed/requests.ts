import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { person } from "#db/schema/people.ts";
import { requestAssignment, requestClosure, requestConfirmation, requestMessage, requestNote } from "#db/schema/requests.ts";
import type { Tx } from "#db/transaction.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { systemActor } from "#lib/people/actor.ts";
import { keepRequest, showCluesIn } from "#lib/requests/arrival-mutations.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { OUTCOMES_OF } from "#lib/requests/request-definition.ts";
import { pick, randomStream } from "./random.ts";
import { ANSWERED, ASKED, CLOSED, NOT_SOLVED } from "./request-words.ts";
import { DEMO_SIGN_INS } from "./sign-ins.ts";

const REQUESTS = 70;
const HOUR_MS = 3_600_000;
const STATIONS = ["east-street", "east-street", "ferry-landing", "old-quay", "bamboo-grove", "new-town"];
type Stage = "new" | "taken" | "closed" | "solved" | "reopened" | "unsolved";

/** Requests of the last weeks at every stage; nobody has their codes. */
export async function makeRequests(tx: Tx, seed: number, now: Date): Promise<void> {
  const random = randomStream(seed);
  const zone = env().RAPPORT_TIME_ZONE;
  const catalogue = await needs(systemActor("seed"));
  const [officer] = await tx.select({ id: person.id }).from(person).where(eq(person.email, DEMO_SIGN_INS[5].email));
  if (!officer) throw new Error("the desk's officer was not made");
  for (let at = 0; at < REQUESTS; at += 1) {
    const asked = ASKED[Math.floor(random() * ASKED.length)];
    const need = catalogue.find(({ key }) => key === asked?.need);
    if (!asked || !need) throw new Error("the demonstration asks for what is in no catalogue");
    const hoursAgo = 2 + random() * 24 * 45;
    const came = new Date(now.getTime() - hoursAgo * HOUR_MS);
    const later = (share: number) => new Date(came.getTime() + hoursAgo * share * HOUR_MS);
    const day = (share: number) => dayOf(later(share), zone);
    const digest = createHash("sha256").update(`demonstration ${seed} ${at} ${random()}`).digest();
    const { language, words, place } = asked;
    const unitSlug = STATIONS[Math.floor(random() * STATIONS.length)] ?? "";
    const sent = { needKey: need.key, unitSlug, language, words, place, choices: need.questions.map(() => 0), said: [] };
    const said = need.questions.filter((question) => "options" in question && question.options.some(({ other }) => other)).map(() => "");
    const { id, unitId } = await keepRequest(tx, need, { ...sent, said }, { digest, now: came });
    const isRecent = hoursAgo < 60;
    const stage = pick<Stage>(random, [
      ["new", isRecent ? 6 : 0.4],
      ["taken", isRecent ? 4 : 0.8],
      ["closed", isRecent ? 0.5 : 4],
      ["solved", isRecent ? 0.2 : 6],
      ["reopened", isRecent ? 0 : 0.8],
      ["unsolved", isRecent ? 0 : 0.5],
    ]);
    if (stage === "new") continue;
    const of = { requestId: id, unitId };
    await tx.insert(requestAssignment).values({ ...of, number: 1, personId: officer.id, assignedBy: officer.id, at: later(0.1) });
    const isClue = need.kind === "clue";
    await tx
      .insert(requestMessage)
      .values({ ...of, id: randomUUID(), words: ANSWERED[language], writtenBy: officer.id, on: day(0.2), at: isClue ? null : later(0.2) });
    if (random() < 0.3)
      await tx
        .insert(requestNote)
        .values({ ...of, id: randomUUID(), words: "Asked the desk of the bus company.", writtenBy: officer.id, at: later(0.3) });
    if (stage === "taken") continue;
    const [outcome] = OUTCOMES_OF[need.kind];
    const closure = { ...of, outcome, words: CLOSED[language], closedBy: officer.id };
    await tx.insert(requestClosure).values({ ...closure, round: 1, closedOn: day(0.5) });
    if (stage === "closed") continue;
    const solved = stage === "solved";
    await tx.insert(requestConfirmation).values({ ...of, round: 1, solved, reason: solved ? "" : NOT_SOLVED[language], on: day(0.6) });
    if (stage !== "unsolved") continue;
    await tx.insert(requestClosure).values({ ...closure, round: 2, closedOn: day(0.8) });
    await tx.insert(requestConfirmation).values({ ...of, round: 2, solved: false, reason: NOT_SOLVED[language], on: day(0.9) });
  }
  await showCluesIn(tx, now);
}
